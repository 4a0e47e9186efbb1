"""`asamblea serve`: the whole program on one port."""

import argparse
import hashlib
import os
import socket
import sys
from contextlib import suppress
from pathlib import Path

HELP = "Serve this assembly on one port."
EVERY_ADDRESS = ("0.0.0.0", "::")  # noqa: S104 a hall of phones must reach it


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--host", default="0.0.0.0", help="address to listen on (default: every one of this machine)")  # noqa: S104


def run(args: argparse.Namespace) -> int:
    """Prepare the database and static files, say where to go, serve until stopped."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "asamblea.site.settings")
    if not _is_free(args.host, args.port):
        print(f"Port {args.port} is taken by another program. Try another: make run PORT={args.port + 1}", file=sys.stderr)
        return 1
    import django

    django.setup()
    from asamblea.telephone import setup

    if lacks := setup.lacks():
        print(lacks, file=sys.stderr)
        return 1
    _prepare()
    _open_many_files()
    _say_where(args.port, args.host)
    import uvicorn

    uvicorn.run(
        "asamblea.site.asgi:application",
        host=args.host,
        port=args.port,
        loop="uvloop" if sys.platform != "win32" else "asyncio",
        http="httptools",
        log_level="warning",
        access_log=False,  # no address of anyone is written anywhere
        server_header=False,
        timeout_graceful_shutdown=3,
        timeout_keep_alive=30,
    )
    return 0


def _open_many_files() -> None:
    """Let a whole hall listen: every open stream takes a file descriptor, and many systems begin with 1,024."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(ValueError, OSError):  # some systems name a limit that they do not grant
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _is_free(host: str, port: int) -> bool:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def _prepare() -> None:
    """Bring database and static files to this version; both are instant when nothing changed."""
    from django.conf import settings
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    stamp, found = Path(settings.STATIC_ROOT) / ".collected", _static_files()
    if not stamp.exists() or stamp.read_text() != found:
        call_command("collectstatic", verbosity=0, interactive=False)
        stamp.write_text(found)


def _static_files() -> str:
    """Return a digest of the names, sizes and times of all static files of this version."""
    from django.contrib.staticfiles.finders import get_finders

    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            about = os.stat(storage.path(name))
            digest.update(f"{name} {about.st_size} {about.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def addresses(port: int, host: str = EVERY_ADDRESS[0]) -> list[str]:
    """Return where a server that listens on `host` is reached: from this machine first, then from the local network."""
    from asamblea.channels.network import local_addresses

    hosts = ["127.0.0.1", *local_addresses()] if host in EVERY_ADDRESS else [host]
    return [f"http://[{one}]:{port}/" if ":" in one else f"http://{one}:{port}/" for one in hosts]


def _say_where(port: int, host: str) -> None:
    from asamblea.channels.printing import qr
    from asamblea.people import public as people

    here = addresses(port, host)
    print("\nAsamblea is open:")
    print(f"  on this machine       {here[0]}")
    for address in here[1:]:
        print(f"  on the local network  {address}")
    if len(here) > 1:
        print("\n" + qr.terminal(here[1], color=sys.stdout.isatty()))
    if not people.have_organizer():
        print("To become the first organizer, open this link once (valid for a day):")
        print(f"  {here[0]}start/{people.new_link()}\n")
    print("Stop with Ctrl-C.", flush=True)
