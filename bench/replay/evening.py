"""The organizer's side of a replayed evening, by the pages that people use: nothing here knows the database."""

import html
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pypdfium2

from bench.site import Site

A_PRINTING = 1000
"""The most slips that the page prints at once."""
_CODE = re.compile(r"\b([0-9A-Z]{4})-([0-9A-Z]{4})-([0-9A-Z]{4})-([0-9A-Z]{4})\b")


class Refused(Exception):
    """A page did not do what it was asked; says the page and what it answered."""


class Organizer:
    """A browser with the first organizer's session."""

    def __init__(self, site: Site) -> None:
        self.browser = httpx.Client(base_url=site.url, timeout=120, headers={"accept-language": "en"})
        self._send(site.link, {"name": "Replay", "passphrase": "four words of replay"})

    def begin(self, name: str) -> tuple[str, str]:
        """Found an assembly with an open first evening and one item to decide; return (its slug, the meeting's id)."""
        day = datetime.now(UTC).date().isoformat()
        about = {
            "name": name[:60],
            "languages": "en",
            "first": "en",
            "zone": "UTC",
            "title": "Replay",
            "day": day,
            "hour": "23:59",
        }
        prepare = self._send("/start-assembly/", about).headers["location"]
        meeting = prepare.split("/")[2]
        self._send(prepare, {"do": "add-item", "title": "The vote", "asks": "decide", "minutes": "20"})
        self.act(meeting, "open-meeting")
        self.act(meeting, "open-item", item="i1")
        slug = re.search(r'href="/a/([^/"]+)/', self.browser.get(prepare).text)
        if slug is None:
            raise Refused(f"{prepare} does not lead to its assembly")
        return slug[1], meeting

    def printed(self, meeting: str, count: int) -> list[str]:
        """Print slips and read their codes from the paper."""
        codes: list[str] = []
        while len(codes) < count:
            some = min(A_PRINTING, count - len(codes))
            answer = self._send(f"/m/{meeting}/slips.pdf", {"paper": "letter", "count": str(some)})
            read = _codes(answer.content)
            if len(read) != some:
                raise Refused(f"{some} slips were to be printed; {len(read)} codes can be read on the paper")
            codes += read
        return codes

    def act(self, meeting: str, name: str, **fields: str) -> None:
        """Do one of the table's acts; raises Refused with the page's sentence."""
        self._send(f"/m/{meeting}/table/{name}/", fields, {"fx-request": "true"})

    def end(self, meeting: str) -> None:
        """Record what the vote decided, or that it decided nothing, and close the meeting."""
        if 'value="v1"' in self.browser.get(f"/m/{meeting}/desk/facilitator/").text:
            due = (datetime.now(UTC).date() + timedelta(days=30)).isoformat()
            self.act(meeting, "decide", vote="v1", owner="table", owner_kind="role", due=due)
        else:
            self.act(meeting, "no-decision", item="i1", why="Nothing was chosen.", next="It is asked again.")
        self.act(meeting, "close-meeting")

    def _send(self, path: str, fields: Mapping[str, str], headers: Mapping[str, str] | None = None) -> httpx.Response:
        if "csrftoken" not in self.browser.cookies:
            self.browser.get(path)
        answer = self.browser.post(
            path, data={**fields, "csrfmiddlewaretoken": self.browser.cookies["csrftoken"]}, headers=headers
        )
        if answer.status_code >= 400 or (headers and 'class="refused"' in answer.text):
            raise Refused(f"{path}: {_words(answer.text)[:300]}")
        return answer


def _codes(pdf: bytes) -> list[str]:
    pages = pypdfium2.PdfDocument(pdf)
    texts = (pages[n].get_textpage().get_text_bounded() for n in range(len(pages)))
    return ["".join(groups) for text in texts for groups in _CODE.findall(text)]


def _words(page: str) -> str:
    """Return what a page says, without its tags."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def closed(record: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the entries that opened and closed the one vote of a record."""
    entries = {entry["kind"]: entry for entry in record["entries"]}
    return entries["vote_opened"]["vote"], entries["vote_closed"]
