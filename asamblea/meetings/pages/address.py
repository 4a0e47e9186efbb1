"""The address that links on paper and on other people's phones begin with."""

import socket

from django.http import HttpRequest

_NO_ROUTE = "192.0.2.1"
"""An address of the documentation range (RFC 5737): nothing is sent to it, it only picks the network card."""
_THIS_MACHINE = ("127.", "localhost", "[::1]")


def for_phones(request: HttpRequest, path: str = "/") -> str:
    """Return the whole address of `path` as a phone in the room can open it.

    It is the address that the organizer's own browser used, except where that names only this
    machine: a QR code with it would open nothing on a phone.
    """
    host = request.get_host()
    if host.startswith(_THIS_MACHINE):
        port = request.get_port()
        host = f"{_local_network()}:{port}" if port not in ("80", "443") else _local_network()
    return f"{request.scheme}://{host}{path}"


def _local_network() -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect((_NO_ROUTE, 9))
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"
