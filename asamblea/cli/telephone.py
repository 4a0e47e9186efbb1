"""`asamblea telephone`: make the keys; try texts and calls against a running server, signed as a provider signs them."""

import argparse
import os
import sys

HELP = "Make the telephone's keys, or pretend to be a provider: send a signed text, make a signed call."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(dest="kind", required=True, metavar="keys | text | call")
    kinds.add_parser("keys", help="make the key files that are not there")
    text = kinds.add_parser("text", help="send a text message and print what comes back")
    call = kinds.add_parser("call", help="call, press keys, and print what is said at each step")
    for kind in (text, call):
        kind.add_argument("--from", dest="sender", required=True, metavar="NUMBER", help="the neighbor's number, +1213…")
        kind.add_argument(
            "--url", default="http://127.0.0.1:8000", help="the running server (default: port 8000 of this machine)"
        )
    text.add_argument("words", help='what is written, like "JOIN ABCD-…"')
    call.add_argument("--digits", nargs="*", default=[], metavar="KEYS", help="keys for each step, like 1 2 12345678 1 1")


def run(args: argparse.Namespace) -> int:
    """Do it; 1 when the server refuses or the telephone is off."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "asamblea.site.settings")
    import django

    django.setup()
    if args.kind == "keys":
        return _keys()
    from django.conf import settings

    if not settings.TELEPHONE_TOKEN or not settings.PUBLIC_URL:
        print("Set ASAMBLEA_TELEPHONE_TOKEN and ASAMBLEA_PUBLIC_URL as the server has them.", file=sys.stderr)
        return 1
    import httpx

    from asamblea.channels.telephone.pretend import NotTaken, Provider

    provider = Provider(args.url, settings.PUBLIC_URL, settings.TELEPHONE_TOKEN, settings.TELEPHONE_NUMBER)
    try:
        return _text(provider, args) if args.kind == "text" else _call(provider, args)
    except (NotTaken, httpx.HTTPError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1


def _keys() -> int:
    from django.conf import settings

    from asamblea.telephone import keys

    made = keys.make()
    print(
        f"Made {' and '.join(made)} in {settings.TELEPHONE_KEYS}."
        if made
        else f"The keys are in {settings.TELEPHONE_KEYS} already."
    )
    print("Keep a copy apart from the database's: without them nobody who asked for messages can be written to.")
    return 0


def _text(provider, args: argparse.Namespace) -> int:  # type: ignore[no-untyped-def]
    from asamblea.rules.telephone import segments

    for words in provider.text(args.sender, args.words):
        counted = segments.count(words)
        print(f"{words}\n[{counted.segments} x {counted.alphabet}, {counted.places} places]")
    return 0


def _call(provider, args: argparse.Namespace) -> int:  # type: ignore[no-untyped-def]
    call = provider.call(args.sender)
    print(*call.said, sep="\n")
    for keys in args.digits:
        print(f"\n[{keys}]", *call.press(keys), sep="\n")
    return 0
