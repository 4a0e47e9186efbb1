"""Where phones in the same hall reach this machine."""

import socket
import struct
import sys
from collections.abc import Iterator

_NO_ROUTE = "192.0.2.1"
"""An address of the documentation range (RFC 5737): nothing is sent to it, it only picks the network card."""
_GET_ADDRESS = 0x8915
"""Linux's SIOCGIFADDR: ask a network card for its IPv4 address."""
_NOT_A_HALL = ("lo", "docker", "br-", "veth", "virbr", "tun", "tailscale", "wg")
"""Cards that lead to this machine itself or out of the hall."""


def local_addresses() -> list[str]:
    """Return this machine's IPv4 addresses on local networks, the likeliest first; none when it is on no network."""
    found = [*_toward_the_world(), *_of_cards(), *_by_name()]
    return [address for address in dict.fromkeys(found) if not address.startswith(("127.", "169.254.", "0."))]


def _toward_the_world() -> Iterator[str]:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect((_NO_ROUTE, 9))
        except OSError:
            return  # no router: a laptop that is itself the hall's hotspot
        yield probe.getsockname()[0]


def _of_cards() -> Iterator[str]:
    if sys.platform != "linux":
        return
    import fcntl

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        for _, name in socket.if_nameindex():
            if name.startswith(_NOT_A_HALL):
                continue
            try:
                answer = fcntl.ioctl(probe, _GET_ADDRESS, struct.pack("256s", name[:15].encode()))
            except OSError:
                continue  # a card without an address
            yield socket.inet_ntoa(answer[20:24])


def _by_name() -> Iterator[str]:
    if sys.platform == "linux":
        return  # there a machine's name often stands for itself only
    try:
        yield from socket.gethostbyname_ex(socket.gethostname())[2]
    except OSError:
        return
