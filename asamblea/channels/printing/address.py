"""The address on paper, which people type by hand."""

from urllib.parse import urlsplit

LONGEST = 60
"""Characters of a host that still fit a slip in letters a tired person reads."""


def host_of(url: str) -> str:
    """Return host and port of an http(s) address; ValueError where people could not type it."""
    parts = urlsplit(url)
    host = parts.netloc
    if parts.scheme not in ("http", "https") or not host or "@" in host or not url.isascii():
        raise ValueError(f"this is not a whole web address in plain letters: {url!r}")
    if len(host) > LONGEST:
        raise ValueError(f"the address {host} is too long to be typed from paper: {LONGEST} characters at most")
    return host
