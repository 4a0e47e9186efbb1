"""Pages a second of one process, queries and bytes of a neighbor's page, time to start, memory; also: python -m bench.pages

The page is the busiest one a phone shows: an item with a speaker, a line, a proposal and an open
vote, while another neighbor joins the line every second. BENCH_QUERIES=1 prints what it asks the database. Its peer is adhocracy+ (a project's page), measured on this kind of machine by the study that
DESIGN names: 68 queries, 444 KB to load, 23 pages a second, 686 MB with four processes.
"""

import asyncio
import os
import re
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from unittest import mock

from bench.basics import resident, row
from bench.evening import Cookies, came_in, with_a_vote
from bench.phones import Answer, Phone, at_once
from bench.site import Site, site

PHONES = 16
LOOKS = 200
"""Of each phone, all in a row."""
AIM_PER_SECOND = 600
AIM_QUERIES = 6
LIMIT_BYTES = 14 * 1024
LIMIT_START_S = 5
PEER = {"pages": 23, "queries": 68, "bytes": 444_000, "memory": 686 / 4}


def main() -> int:
    """Print the rows; return 1 when the page is heavier than its limit."""
    with tempfile.TemporaryDirectory(prefix="asamblea-pages-") as name:
        var = Path(name)
        with site(var) as first:
            row("first start, empty folder", f"{first.started_in:.1f} s", "", "")
        with site(var) as again:
            took = again.started_in
            row("second start", f"{took:.1f} s", f"limit {LIMIT_START_S} s", f"{took / LIMIT_START_S:.2f}")
            meeting, codes = with_a_vote(var, PHONES)
            return asyncio.run(_measure(again, meeting, codes))


async def _measure(running: Site, meeting: str, codes: list[str]) -> int:
    path = f"/m/{meeting}/"
    cookies = [await _voted(running.port, code) for code in codes]
    speed = await _speed(running.port, path, cookies)
    _row("neighbor's pages a second, one process", speed, f"aim {AIM_PER_SECOND}/s", speed / AIM_PER_SECOND, "pages", "/s")
    queries = await asyncio.to_thread(_queries, path, cookies[0])
    _row("queries of that page", queries, f"aim {AIM_QUERIES}", queries / AIM_QUERIES, "queries")
    weight = await _weight(running.port, path, cookies[0])
    _row("bytes of that page with all it loads", weight, f"limit {LIMIT_BYTES:,}", weight / LIMIT_BYTES, "bytes")
    memory = resident(running.pid) / 1e6
    row("memory of the process", f"{memory:.0f} MB", "", f"adhocracy+ {PEER['memory']:.0f} MB a process")
    return 1 if weight > LIMIT_BYTES else 0


def _row(what: str, figure: float, limit: str, ratio: float, peer: str, unit: str = "") -> None:
    row(what, f"{figure:,.0f}{unit}", limit, f"{ratio:.2f}; adhocracy+ {PEER[peer]:,}{unit}")


async def _voted(port: int, code: str) -> Cookies:
    """Return the cookies of a phone that came in and voted."""
    cookies, home = await came_in(port, code)
    vote = home.replace("/m/", "/live/") + "vote/v1"
    (counted,) = await at_once(port, 1, [vote], lambda phone, path: phone.post(path, "choice=agree", cookies, "application/json"))
    assert counted.status == 200, counted
    return cookies


async def _speed(port: int, path: str, cookies: list[Cookies]) -> float:
    """Return pages a second for many phones at once, each with a slip of its own."""

    async def look(phone: Phone, cookie: Cookies) -> None:
        answer = await phone.get(path, cookie)
        assert answer.status == 200, answer.head

    await at_once(port, PHONES, cookies * 20, look)
    evening = asyncio.create_task(_goes_on(port, path, cookies))
    begun = time.perf_counter()
    await at_once(port, PHONES, cookies * LOOKS, look)
    took = time.perf_counter() - begun
    evening.cancel()
    with suppress(asyncio.CancelledError):
        await evening
    return len(cookies) * LOOKS / took


async def _goes_on(port: int, path: str, cookies: list[Cookies]) -> None:
    """Let another neighbor join the line every second, so that no page stays as it was for long."""

    async def speak(phone: Phone, cookie: Cookies) -> None:
        answer = await phone.post(f"{path}do/speak/", f"csrfmiddlewaretoken={cookie['csrftoken']}", cookie)
        assert answer.status == 302, answer.head

    for cookie in cookies:
        await asyncio.sleep(1)
        await at_once(port, 1, [cookie], speak)


def _queries(path: str, cookies: Cookies) -> int:
    """Return how often this page asks the database, by Django's connection and by the urn's own."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from asamblea.urn.sqlite import SqliteSession

    client = Client()
    client.cookies.load(cookies)
    client.get(path)
    with (
        CaptureQueriesContext(connection) as seen,
        mock.patch.object(SqliteSession, "rows", autospec=True, side_effect=SqliteSession.rows) as urn,
    ):
        answer = client.get(path)
    assert answer.status_code == 200, answer
    asked = [query["sql"] for query in seen.captured_queries if not query["sql"].startswith(("BEGIN", "COMMIT"))]
    if os.environ.get("BENCH_QUERIES"):
        print(*asked, *(call.args[1] for call in urn.call_args_list), sep="\n")
    return len(asked) + urn.call_count


async def _weight(port: int, path: str, cookies: Cookies) -> int:
    """Return the bytes over the wire of the page and all it loads, with the headers of each answer."""
    phone = Phone(*await asyncio.open_connection("127.0.0.1", port))
    page = await phone.get(path, cookies)
    loaded = re.findall(r'(?:src|href)="(/static/[^"]+)"', _text(page))
    answers = [page] + [await phone.get(file, cookies) for file in dict.fromkeys(loaded)]
    phone.writer.close()
    assert loaded and all(answer.status == 200 for answer in answers), loaded
    return sum(len(answer.head) + len(answer.body) for answer in answers)


def _text(page: Answer) -> str:
    import gzip

    return gzip.decompress(page.body).decode()


if __name__ == "__main__":
    sys.exit(main())
