"""An evening on the folder of a running site, made in this process, and phones that come into it."""

import os
from pathlib import Path

from bench.phones import Answer, Phone, at_once

Cookies = dict[str, str]


def use(var: Path) -> None:
    """Let this process act on the folder of a running site, as the site itself would."""
    os.environ["ASAMBLEA_VAR"] = str(var)
    os.environ["DJANGO_SETTINGS_MODULE"] = "asamblea.site.settings"
    os.environ.pop("DATABASE_URL", None)
    import django

    django.setup()


def with_a_vote(var: Path, phones: int) -> tuple[str, list[str]]:
    """Make the demo's evening richer by a vote by consent; return the meeting and so many slips to come in with."""
    use(var)
    from asamblea.demo import making
    from asamblea.meetings import ballots, public as meetings
    from asamblea.rules.meeting.proposals import AcceptAmendment
    from asamblea.rules.meeting.voting import OpenVote
    from asamblea.slips import public as slips

    assembly = making.make()
    meeting = next(m.id for m in meetings.meetings_of(assembly.slug) if m.phase == "open")
    state = meetings.state_of(meeting)
    assert state is not None
    amendment = next(iter(state.amendments.values()))
    proposer = state.proposals[amendment.proposal].seat
    opened = OpenVote("consent", os.urandom(16).hex(), proposal=amendment.proposal)
    done = (
        meetings.append(meeting, AcceptAmendment(amendment.id, proposer), "neighbor"),
        ballots.open_vote(meeting, opened, "facilitator"),
    )
    assert all(isinstance(one, meetings.Done) for one in done), done
    return meeting, slips.hand_out(meeting, phones)


async def came_in(port: int, code: str) -> tuple[Cookies, str]:
    """Return the cookies of a phone that came in with a slip, in Spanish, and the address of its page."""
    (answer,) = await at_once(port, 1, [code], _enter)
    cookies = {name: answer.cookie(name) for name in ("slip", "django_language")}
    (page,) = await at_once(port, 1, [answer.header("location")], lambda phone, path: phone.get(path, cookies))
    cookies["csrftoken"] = page.cookie("csrftoken")
    return cookies, answer.header("location")


async def _enter(phone: Phone, code: str) -> Answer:
    token = (await phone.get(f"/s/{code}")).cookie("csrftoken")
    return await phone.post("/s/", f"code={code}&language=es&csrfmiddlewaretoken={token}", {"csrftoken": token})
