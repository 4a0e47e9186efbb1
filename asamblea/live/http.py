"""The little of HTTP that the live part needs on top of ASGI."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from asamblea.live import policy

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Headers = dict[str, str]

HTML = "text/html; charset=utf-8"
JSON = "application/json"
TEXT = "text/plain; charset=utf-8"
_PAGE = tuple((name.lower().encode(), value.encode()) for name, value in policy.HEADERS.items())


def headers(scope: Scope) -> Headers:
    """Return the request's headers, names in small letters, the last of each."""
    return {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}


def cookie(sent: Headers, name: str) -> str:
    """Return the value of a cookie, or ""."""
    for part in sent.get("cookie", "").split(";"):
        key, _, value = part.strip().partition("=")
        if key == name:
            return value.strip('"')
    return ""


async def body(receive: Receive, most: int) -> bytes | None:
    """Return the request's body, or None when it is longer than `most` bytes or was broken off."""
    message = await receive()
    read = bytearray(message.get("body", b""))
    while message.get("more_body") and len(read) <= most:
        message = await receive()
        read += message.get("body", b"")
    return None if len(read) > most or message["type"] == "http.disconnect" else bytes(read)


async def answer(send: Send, status: int, content: str, kind: str, *extra: tuple[bytes, bytes]) -> None:
    """Send one whole answer that nobody may store."""
    octets = content.encode()
    fields = [
        (b"content-type", kind.encode()),
        (b"content-length", b"%d" % len(octets)),
        (b"cache-control", b"no-store"),
        *(_PAGE if kind == HTML else ()),
        *extra,
    ]
    await send({"type": "http.response.start", "status": status, "headers": fields})
    await send({"type": "http.response.body", "body": octets})


def same_site(sent: Headers) -> bool:
    """Return whether a form was sent from a page of ours.

    Browsers say so in Sec-Fetch-Site; older ones in Origin; those that send neither do not
    send the cookie `slip` along from elsewhere either (SameSite=Lax).
    """
    fetched = sent.get("sec-fetch-site")
    if fetched is not None:
        return fetched in ("same-origin", "none")
    origin = sent.get("origin")
    return origin is None or origin.partition("://")[2] == sent.get("host")
