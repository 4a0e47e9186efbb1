"""The page that chooses times from 50,000 cards in the database, beside the aim of a second; also: python -m bench.times_page

Cards are invented from a fixed seed as in `bench.meeting_times`: all with different free times, which is the hardest
kind, a fifth with weeks that turn; twelve meetings were held before. The page is asked through Django's own client, so
that the figure holds the database, the choice and the template; BENCH_QUERIES=1 prints what it asks the database.
"""

import os
import random
import secrets
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

from bench.basics import row
from bench.evening import use
from bench.meeting_times import LANGUAGES, PEOPLE, aim

TIMES = (1, 2, 3, 4)


def main() -> None:
    """Print one row for each number of alternating meetings, one for what everyone reads, and how often each asks the database."""
    with tempfile.TemporaryDirectory(prefix="asamblea-times-") as name:
        os.environ["ASAMBLEA_STATIC"] = "plain"
        use(Path(name))
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        client, slug = _assembly()
        for times in TIMES:
            path = f"/a/{slug}/times/choose/?times={times}"
            aim(f"choosing {times} of 28 from {PEOPLE:,} cards", lambda path=path: _asked(client, path))  # type: ignore[misc]
        aim("what everyone reads of it", lambda: _asked(client, f"/a/{slug}/times/"))
        for path in (f"/a/{slug}/times/choose/?times=3", f"/a/{slug}/times/"):
            row(f"queries of {path.partition(slug)[2]}", str(_queries(client, path)), "", "")


def _assembly() -> tuple[Any, str]:
    """Make an assembly with a year of meetings and its cards; return an organizer's client and its slug."""
    from django.test import Client
    from django.utils import timezone

    from asamblea.assemblies import public as assemblies
    from asamblea.meetings import public as meetings
    from asamblea.people.models import Organizer

    card = assemblies.start("Ocho", ["es", "ko", "en"], "America/Los_Angeles")
    for month in range(-12, 2):
        begins = timezone.now() + timedelta(days=30 * month + 1)
        planned = meetings.plan_meeting(card, {"lang": "es", "text": "Asamblea"}, begins, "", ["es"])
        assert isinstance(planned, str), planned
        if month < 0:
            meetings.append(planned, meetings.beginning(_state(planned)), "facilitator")
    _cards(card.slug)
    client = Client(headers={"host": "localhost"})
    client.force_login(Organizer.objects.create(name="Rosa"))
    return client, card.slug


def _state(meeting: str) -> Any:
    from asamblea.meetings import public as meetings

    return meetings.state_of(meeting)


def _cards(assembly: str) -> None:
    from django.utils import timezone

    from asamblea.rules.meeting_times import WORK
    from asamblea.rules.meeting_times.week import week_number
    from asamblea.times import counting
    from asamblea.times.models import Card

    draw, today = random.Random(1), timezone.localdate()

    def card() -> Card:
        turns = draw.choice((1, 1, 1, 1, 4))
        weeks = {f"week_{n}": draw.getrandbits(28) & draw.getrandbits(28) for n in range(1, turns + 1)}
        said = {"language": draw.choice(LANGUAGES), "work": draw.choice(WORK), "first": week_number(today), "turns": turns}
        kept = {"assembly": assembly, "code_hash": secrets.token_bytes(32), "how": "slip", "until": today + timedelta(days=365)}
        return Card(**kept, **said, **weeks)

    Card.objects.bulk_create((card() for _ in range(PEOPLE)), batch_size=2_000)
    begin = time.perf_counter()
    counting.count(assembly, today)
    row(f"counting {PEOPLE:,} cards, once a day at most", f"{(time.perf_counter() - begin) * 1000:.0f} ms", "", "")
    begin = time.perf_counter()
    counting.renew()
    row("the clock's question whether to count", f"{(time.perf_counter() - begin) * 1000:.1f} ms", "", "")


def _asked(client: Any, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200 and b"fill-8" in answer.content, answer.status_code


def _queries(client: Any, path: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as seen:
        client.get(path)
    asked = [query["sql"] for query in seen.captured_queries if not query["sql"].startswith(("BEGIN", "COMMIT"))]
    if os.environ.get("BENCH_QUERIES"):
        print(*asked, sep="\n")
    return len(asked)


if __name__ == "__main__":
    main()
