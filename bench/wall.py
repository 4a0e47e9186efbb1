"""From a pledge on a phone to the board on the wall: 500 people x 30 efforts; also: python -m bench.wall

A running server, an item about efforts open, 500 pledges on its board. The wall listens in two languages, phones in
three. One more neighbor after the other pledges with the form of their phone, over HTTP; the clock runs from sending the form
until the wall's stream has brought the whole new board in both languages.
"""

import asyncio
import random
import statistics
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

from bench import capacity
from bench.basics import processor_time, row
from bench.evening import Cookies, came_in, use
from bench.phones import Phone, at_once
from bench.site import Site, site

PEOPLE, EFFORTS = 500, 30
MORE = 30
WITHIN_MS = 100
WALL, PHONE = ("en", "es"), ("en", "es", "ko")
PATIENCE_S = 30
REST_S = 0.2
"""Between two pledges, so that each is told of alone."""


def main() -> int:
    """Print the median and the worst; a slow machine is no failure, a board that never comes is."""
    with tempfile.TemporaryDirectory(prefix="asamblea-wall-") as name, site(Path(name)) as running:
        meeting, codes, wall, numbers = _planning(running.var)
        times, spent = asyncio.run(_measured(running, meeting, codes, wall, numbers))
    median, worst = statistics.median(times), max(times)
    row(f"pledge to wall, {PEOPLE} x {EFFORTS}", f"{median:.0f} ms", f"limit {WITHIN_MS} ms", f"{median / WITHIN_MS:.2f}")
    row(f"  the slowest of {len(times)}", f"{worst:.0f} ms", "", f"{worst / WITHIN_MS:.2f}")
    row("  the server's processor time for one", f"{spent:.0f} ms", "", "with 5 views: wall and phones, their languages")
    return 0


def _planning(var: Path) -> tuple[str, list[str], str, list[int]]:
    """Make an evening that plans efforts; return its id, slips to come in with, the wall's cookie, and the efforts' numbers."""
    use(var)
    from django.utils import timezone

    from asamblea.assemblies import public as assemblies
    from asamblea.efforts import public as efforts
    from asamblea.meetings import public as meetings
    from asamblea.meetings.viewer import new_pass
    from asamblea.rules.meeting import agenda
    from asamblea.slips import public as slips

    def said(words: str) -> dict[str, str]:
        return {"lang": "es", "text": words}

    assembly = assemblies.start("Bench", ["es", "en", "ko"], "America/Los_Angeles")
    meeting = meetings.plan_meeting(assembly, said("Qué hacemos"), timezone.now(), "", WALL)
    assert isinstance(meeting, str), meeting
    state = meetings.state_of(meeting)
    assert state is not None
    adding = agenda.AddItem(said("¿Qué hacemos este invierno?"), "decide", about="efforts")
    for command in (meetings.beginning(state), adding, agenda.OpenItem(f"i{len(state.items) + 1}")):
        done = meetings.append(meeting, command, "facilitator")
        assert isinstance(done, meetings.Done), done
    problem = capacity.invented(PEOPLE, EFFORTS, skewed=True)
    numbers = {e.id: _written_down(assembly.slug, meeting, e) for e in problem.efforts}
    until = timezone.now().date() + timedelta(days=90)
    for pledge, code in zip(problem.pledges, slips.hand_out(meeting, PEOPLE), strict=True):
        choices = {numbers[one]: glad for one, glad in pledge.efforts.items()}
        offered = {"abilities": sorted(pledge.abilities), "times": sorted(pledge.times)}
        efforts.pledge(assembly.slug, meeting, code, pledge.hours // capacity.HOUR, until, choices, **offered)
    wall = f"{meeting}.{new_pass(meeting, 'wall')}"
    return meeting, slips.hand_out(meeting, MORE), wall, list(numbers.values())


def _written_down(assembly: str, meeting: str, effort: Any) -> int:
    from asamblea.efforts import public as efforts

    about = {"hours_each": effort.hours_each // capacity.HOUR, "needs": effort.needs, "times": sorted(effort.times)}
    title, people = {"lang": "es", "text": f"Esfuerzo {effort.id}"}, (effort.people_min, effort.people_max)
    return efforts.write_down(assembly, meeting, title, "", people, effort.hours // capacity.HOUR, **about)


async def _measured(running: Site, meeting: str, codes: list[str], wall: str, numbers: list[int]) -> tuple[list[float], float]:
    """Return the milliseconds of each pledge to the wall, and those that the server's process computed for one of them."""
    port = running.port
    phones = [(await came_in(port, code))[0] for code in codes]
    board = await _listening(port, meeting, f"wall&lang={','.join(WALL)}", {"pass": wall})
    others = [await _listening(port, meeting, f"phone&lang={lang}", phones[0]) for lang in PHONE]
    draining = [asyncio.create_task(_drained(other)) for other in others]
    await _boards(board, PEOPLE)
    draw = random.Random(2)
    times, before = [], processor_time(running.pid)
    for n, cookies in enumerate(phones, PEOPLE + 1):
        await asyncio.sleep(REST_S)
        begun = time.perf_counter()
        answer = asyncio.create_task(_pledge(port, meeting, cookies, draw.sample(numbers, 3)))
        await _boards(board, n)
        times.append((time.perf_counter() - begun) * 1000)
        await answer
    for one in draining:
        one.cancel()
    return times, (processor_time(running.pid) - before) * 1000 / len(times)


async def _pledge(port: int, meeting: str, cookies: Cookies, chosen: list[int]) -> None:
    fields = {"hours": 4, "until": 90, "csrfmiddlewaretoken": cookies["csrftoken"], **{f"choice-{one}": 3 for one in chosen}}
    form = "&".join(f"{name}={value}" for name, value in fields.items())
    (answer,) = await at_once(port, 1, [form], lambda phone, form: phone.post(f"/m/{meeting}/pledge/", form, cookies))
    assert answer.status == 302 and answer.header("location") == f"/m/{meeting}/efforts/", answer


async def _listening(port: int, meeting: str, view: str, cookies: Cookies) -> Phone:
    phone = Phone(*await asyncio.open_connection("127.0.0.1", port, limit=2**20))
    await phone.listen(f"/live/{meeting}/stream?view={view}", cookies)
    return phone


async def _boards(wall: Phone, pledges: int) -> None:
    """Wait until boards came that say in both languages how many pledged."""
    wanted = {f"{pledges} neighbors", f"{pledges} personas"}
    async with asyncio.timeout(PATIENCE_S):
        while wanted:
            line = (await wall.reader.readuntil(b"\n")).decode()
            wanted = {words for words in wanted if words not in line}


async def _drained(phone: Phone) -> None:
    while await phone.reader.read(2**16):
        pass


if __name__ == "__main__":
    sys.exit(main())
