"""Many phones at once, as cheap as they can be: the machine's time belongs to the server.

A phone is an open connection that asks one thing after another in plain HTTP/1.1.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

Asked = TypeVar("Asked")
Got = TypeVar("Got")

FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Answer:
    """`head` is the status line and the headers as they came, `body` as it was sent (it may be compressed)."""

    status: int
    head: str
    body: bytes

    def header(self, name: str) -> str:
        """Return a header's value, or ""."""
        found = re.search(rf"(?im)^{re.escape(name)}:[ \t]*([^\r\n]*)", self.head)
        return found[1] if found else ""

    def cookie(self, name: str) -> str:
        """Return the value of a cookie that this answer sets, or ""."""
        found = re.search(rf"(?im)^set-cookie:[ \t]*{re.escape(name)}=([^;\r\n]*)", self.head)
        return found[1].strip('"') if found else ""


@dataclass(frozen=True)
class Phone:
    """An open connection to the site on this machine."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def get(self, path: str, cookies: Mapping[str, str] | None = None) -> Answer:
        """Load a page, compressed as a browser would have it."""
        return await self._ask(_head("GET", path, cookies or {}, "accept-encoding: gzip"))

    async def post(
        self, path: str, form: str, cookies: Mapping[str, str], accept: str = "text/html", more: Sequence[str] = ()
    ) -> Answer:
        """Send an urlencoded form; `more` are further header lines."""
        body = form.encode()
        lines = (f"content-type: {FORM}", f"content-length: {len(body)}", f"accept: {accept}", *more)
        return await self._ask(_head("POST", path, cookies, *lines) + body)

    async def listen(self, path: str, cookies: Mapping[str, str]) -> None:
        """Open a stream and read its head; its events follow in `reader`."""
        self.writer.write(_head("GET", path, cookies))
        head = await self.reader.readuntil(b"\r\n\r\n")
        if b" 200 " not in head.partition(b"\r\n")[0]:
            raise ValueError(f"no stream:\n{head.decode('latin-1')}")

    async def _ask(self, request: bytes) -> Answer:
        self.writer.write(request)
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        answer = Answer(int(head.split(" ", 2)[1]), head, b"")
        length = answer.header("content-length")
        if not length:
            raise ValueError(f"an answer without a length cannot be read here:\n{head}")
        return Answer(answer.status, head, await self.reader.readexactly(int(length)))


def _head(method: str, path: str, cookies: Mapping[str, str], *more: str) -> bytes:
    kept = "; ".join(f"{name}={value}" for name, value in cookies.items())
    lines = (f"{method} {path} HTTP/1.1", "host: 127.0.0.1", *([f"cookie: {kept}"] if kept else []), *more)
    return "\r\n".join((*lines, "", "")).encode()


async def at_once(port: int, phones: int, asked: Sequence[Asked], act: Callable[[Phone, Asked], Awaitable[Got]]) -> list[Got]:
    """Do `act` for each of `asked` from so many phones at once; return the results in the order of `asked`."""
    got: dict[int, Got] = {}
    left = iter(enumerate(asked))

    async def one() -> None:
        phone = Phone(*await asyncio.open_connection("127.0.0.1", port))
        try:
            for place, this in left:
                got[place] = await act(phone, this)
        finally:
            phone.writer.close()

    await asyncio.gather(*(one() for _ in range(min(phones, len(asked)))))
    return [got[place] for place in range(len(asked))]
