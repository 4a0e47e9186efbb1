"""`asamblea organizer-link`: a one-time link that makes an organizer."""

import argparse
import os

HELP = "Make a one-time link for a new organizer."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8000, help="port that Asamblea is served on (default: 8000)")


def run(args: argparse.Namespace) -> int:
    """Print the link; whoever opens it first chooses a name and a passphrase."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "asamblea.site.settings")
    import django

    django.setup()
    from django.core.management import call_command

    from asamblea.cli.serve import addresses
    from asamblea.people import public as people

    call_command("migrate", verbosity=0, interactive=False)
    print("This link makes one organizer. It works once, for a day:")
    print(f"  {addresses(args.port)[0]}start/{people.new_link()}")
    return 0
