"""One planning evening, from hours that neighbors pledge to a team that stops with a lesson: each test is its next chapter."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from asamblea.rules import chain
from tests.browser import paper
from tests.browser.people import Door, Organizer, Reader, Street, Table
from tests.browser.planners import (
    GLADLY,
    GOOD_IDEA,
    HEAD,
    NO,
    OPENS,
    PLAN_MS,
    WOULD,
    Effort,
    Offer,
    Plan,
    Planner,
    Pledger,
    Thermometers,
    answers,
    enters_a_pledge,
    fills_in,
)
from tests.browser.program import Program
from tests.browser.words import say, say_n, say_of

ZONE = "America/Los_Angeles"
ASSEMBLY = "asamblea-de-la-calle-ocho"
EVENING = "Tarde de planes"
ITEM = "¿A qué le ponemos manos este invierno?"
LINE, CARDS, WALKOUT, CIRCLE, RIDES = (
    "Línea de avisos",
    "Red Cards in every shop on our street",
    "Support for the school walkout",
    "통역 모임",
    "Viajes a casa para quienes salen de noche",
)
EFFORTS = (
    Effort(LINE, (3, 5), 8, 2, "Korean = 1\nespañol = 1", ("tue-evening", "thu-evening"), "Contestar el teléfono por turnos."),
    Effort(WALKOUT, (4, 8), 8, 2, times=("fri-morning",)),
    Effort(CIRCLE, (4, 6), 8, 2, "한국어 = 2\nSpanish = 1", ("wed-evening",), "한국어·스페인어 통역을 서로 연습합니다."),
    Effort(RIDES, (4, 8), 8, 2, "van = 2"),
)
OF_THE_FLOOR = Effort(CARDS, (4, 6), 8, 2)
OFFERS = {
    "es1": Offer({LINE: GLADLY, WALKOUT: WOULD, CARDS: NO}, 3, ("es",), ("tue-evening", "fri-morning"), "Ana", "213 555 0101"),
    "es2": Offer({LINE: GLADLY, WALKOUT: WOULD}, 2, ("es",), ("thu-evening", "fri-morning"), "Beto"),
    "es3": Offer({CARDS: GLADLY}),
    "es4": Offer({RIDES: GLADLY, LINE: NO}, abilities=("van",)),
    "ko1": Offer({LINE: GLADLY}, abilities=("ko",), times=("tue-evening",)),
    "ko2": Offer({LINE: WOULD}, abilities=("ko",), times=("thu-evening",)),
    "ko3": Offer({CIRCLE: GLADLY}, abilities=("ko",), times=("wed-evening",)),
    "ko4": Offer({CIRCLE: GLADLY}, abilities=("ko",), times=("wed-evening",)),
    "en1": Offer({CARDS: GLADLY, WALKOUT: WOULD}),
    "en2": Offer({CARDS: GLADLY, WALKOUT: WOULD}),
    "en3": Offer({CARDS: GLADLY}),
    "en4": Offer({CIRCLE: GOOD_IDEA}, 1),
}
ON_PAPER = Offer({RIDES: GLADLY})
WITHOUT_SCRIPT = ("es4", "ko4")
ABLE = {"Spanish": "es", "Korean": "ko", "English": "en"}
OWNER, TASK, REPORT, LESSON = "círculo de la línea", "Comprar un teléfono", "14 llamadas en dos noches", "Dos por turno, o nadie."
WORD, WHY = "Me cambiaron al turno de noche.", "Faltan manos de noche."
BEST = "No plan gives more people a place."


@dataclass
class Evening:
    """Who is there, and what they keep from one chapter to the next."""

    program: Program
    street: Street
    organizer: Organizer
    facilitator: Table
    planner: Planner
    door: Door
    wall: Thermometers
    slips: list[str] = field(default_factory=list)
    paper: str = ""
    phones: dict[str, Pledger] = field(default_factory=dict)
    plan: Plan = field(default_factory=lambda: Plan("", ()))
    record: bytes = b""

    @property
    def today(self) -> date:
        return datetime.now(ZoneInfo(ZONE)).date()

    @property
    def due(self) -> date:
        return self.today + timedelta(days=60)

    def comes(self, name: str, *, script: bool = True) -> Pledger:
        """Let one more phone in; its name begins with its language."""
        phone = self.phones[name] = Pledger(self.street.phone(name[:2], script=script), name[:2])
        phone.comes_in(self.slips.pop())
        phone.is_in(len(self.phones))
        return phone

    def stranger(self, lang: str) -> Reader:
        return Reader(self.street.phone(lang), lang)


@pytest.fixture(scope="module")
def evening(program: Program, street: Street) -> Evening:
    return Evening(
        program,
        street,
        Organizer(street.desk(), "en"),
        Table(street.desk(), "en"),
        Planner(street.desk(), "en"),
        Door(street.desk(), "en"),
        Thermometers(street.screen("es"), "es"),
    )


def test_an_assembly_begins_with_an_evening_that_decides_which_efforts_it_does(evening: Evening) -> None:
    organizer = evening.organizer
    organizer.begins(evening.program.link, "Rosa", "four words of our own")
    organizer.starts_assembly(
        "Asamblea de la Calle Ocho", ["es", "ko", "en"], ZONE, EVENING, evening.today.isoformat(), "Iglesia Immanuel"
    )
    organizer.adds_item(ITEM, "efforts", 60)


def test_each_role_has_its_device(evening: Evening) -> None:
    for someone, role, where in (
        (evening.facilitator, "facilitator", "/desk/facilitator/$"),
        (evening.planner, "note-taker", "/desk/notes/$"),
        (evening.door, "door", "/door/$"),
        (evening.wall, "wall", "/wall/$"),
    ):
        someone.takes_the_role(evening.organizer.link_for(role), where)
    evening.wall.page.goto(f"{evening.wall.page.url}?lang=es,ko")


def test_twelve_phones_come_in_with_printed_slips(evening: Evening) -> None:
    evening.slips = paper.addresses(*paper.pages(evening.organizer.prints_slips(16)))
    assert len(set(evening.slips)) == 16
    evening.paper = evening.slips.pop()
    for name in OFFERS:
        evening.comes(name, script=name not in WITHOUT_SCRIPT)
    evening.facilitator.does(evening.facilitator.button("Begin the meeting"))
    evening.facilitator.opens_item(ITEM)
    evening.wall.shows("ko", ITEM)


def test_a_proposal_on_the_floor_becomes_an_effort_and_the_table_writes_down_four_more(evening: Evening) -> None:
    evening.phones["en1"].goes_to_the_room()
    evening.phones["en1"].proposes(CARDS, OF_THE_FLOOR.hours)
    evening.planner.goes_to_the_efforts()
    evening.planner.makes_an_effort_of(CARDS, OF_THE_FLOOR)
    for effort in EFFORTS:
        evening.planner.writes_down(effort)
    for effort in (OF_THE_FLOOR, *EFFORTS):
        evening.wall.rises_to(effort.title, ("people", 0, effort.people[0]), ("hours a week", 0, effort.hours))


def test_an_effort_with_more_people_at_least_than_at_most_is_not_taken(evening: Evening) -> None:
    planner = evening.planner
    planner.link("Write down an effort").click()
    planner.describes(Effort("Imposible", (5, 2), 4, 1))
    planner.is_not_understood("At most %(high)s people cannot be at least %(low)s.", high=2, low=5)
    expect(planner.field("What is it called?")).to_have_value("Imposible")
    planner.goes_to_the_efforts()
    planner.misses("Imposible")


def test_hours_that_nobody_has_and_a_pledge_to_nothing_are_refused_in_a_sentence(evening: Evening) -> None:
    phone = evening.phones["ko1"]
    phone.asks_what_to_pledge()
    fills_in(phone, Offer({LINE: GLADLY}, 200))
    phone.button("Pledge this").click()
    assert not phone.field("How many hours a week can you give, in all?").evaluate("e => e.checkValidity()")
    phone.page.locator("form").filter(has=phone.button("Pledge this")).evaluate("f => { f.noValidate = true }")
    phone.presses(phone.button("Pledge this"))
    phone.sees("Nobody has more than %(limit_value)s hours a week to give. How many are they?", limit_value=60)
    answers(phone, LINE, NO)
    phone.field("How many hours a week can you give, in all?").fill("2")
    phone.presses(phone.button("Pledge this"))
    phone.sees("Choose at least one effort: gladly, I would, or a good idea.")
    evening.wall.rises_to(LINE, ("people", 0, 3))


def test_phones_pledge_in_three_languages_and_the_wall_rises_without_being_loaded_again(evening: Evening) -> None:
    evening.wall.page.evaluate("window.stayed = true")
    evening.phones["es1"].pledges(Offer({CARDS: GLADLY}, 2))
    evening.wall.rises_to(CARDS, ("people", 1, 4), ("hours a week", 2, 8))
    watching = evening.phones["ko1"]
    for name, phone in evening.phones.items():
        phone.pledges(OFFERS[name])
        if name == "es1":  # a second pledge from one slip replaces the first
            evening.wall.rises_to(CARDS, ("people", 0, 4), ("hours a week", 0, 8))
            evening.wall.rises_to(LINE, ("people", 1, 3), ("hours a week", 3, 8), ("es", 1, 1), ("ko", 0, 1))
            evening.wall.counts_pledges(3, 1)
        if name == "ko1":
            watching.page.evaluate("window.stayed = true")
    evening.wall.rises_to(LINE, ("people", 4, 3), ("hours a week", 9, 8), ("es", 2, 1), ("ko", 2, 1))
    evening.wall.rises_to(CARDS, ("people", 4, 4), ("hours a week", 8, 8))
    evening.wall.rises_to(CIRCLE, ("people", 2, 4), ("hours a week", 4, 8), ("ko", 2, 2), ("es", 0, 1))
    for someone in (evening.wall, watching):
        assert someone.page.evaluate("window.stayed"), someone.page.url
    watching.rises_to(CIRCLE, ("people", 2, 4), ("ko", 2, 2))


def test_a_good_idea_without_hands_counts_as_support_and_as_no_hours(evening: Evening) -> None:
    words = "%(n)s more says: a good idea, not me.", "%(n)s more say: a good idea, not me."
    watching = evening.phones["ko1"]
    expect(watching.on_the_board(CIRCLE)).to_contain_text(say_n("ko", *words, 1))
    evening.wall.counts_pledges(hours=23, people=11)


def test_a_pledge_from_paper_counts_at_the_door(evening: Evening) -> None:
    evening.wall.rises_to(RIDES, ("people", 1, 4), ("van", 1, 2))
    enters_a_pledge(evening.door, paper.code(evening.paper), ON_PAPER)
    evening.wall.rises_to(RIDES, ("people", 2, 4), ("hours a week", 4, 8), ("van", 1, 2))
    evening.wall.counts_pledges(hours=25, people=12)


def test_the_plan_opens_the_few_and_says_how_sure_it_is(evening: Evening) -> None:
    plan = evening.plan = evening.planner.finds_a_plan()
    assert plan.placed == (8, 12), plan.text
    assert [plan.opens(title) for title in (LINE, CARDS, WALKOUT, CIRCLE, RIDES)] == [True, True, False, False, False]
    assert say("en", BEST) in plan.text
    evening.planner.leaves_places(4, 8)


def test_why_a_closed_effort_is_closed_stands_in_counts_and_in_what_would_change_it(evening: Evening) -> None:
    plan = evening.plan
    assert say(
        "en", "Said yes: %(yes)s. With the hours and the time: %(able)s. Needed: %(needed)s.", yes=2, able=2, needed=4
    ) in (plan.of(CIRCLE))
    assert plan.more(CIRCLE) == (2, 2, "Spanish × 1")
    assert plan.more(RIDES) == (2, 2, "van × 1")
    assert plan.cost(WALKOUT) == 4
    assert {LINE, CARDS} == set(plan.closes(WALKOUT))


def test_exactly_the_pledges_that_it_names_open_the_closed_effort(evening: Evening) -> None:
    more, hours, among = evening.plan.more(CIRCLE)
    able = [ABLE[word] for word, many in re.findall(r"(\w+) × (\d+)", among) for _ in range(int(many))]
    for n in range(more):
        phone = evening.comes(f"{('en', 'ko')[n % 2]}-new-{n}")
        phone.pledges(Offer({CIRCLE: GLADLY}, hours, (able.pop(),) if able else ()))
        assert not able or n < more - 1
        plan = evening.planner.finds_a_plan()
        if n < more - 1:
            assert plan.placed == (8, 13 + n) and plan.more(CIRCLE)[0] == more - 1 - n, plan.text
    assert plan.opens(CIRCLE) and plan.opens(LINE) and plan.opens(CARDS), plan.text
    assert plan.placed == (12, 14)
    evening.plan = plan
    evening.planner.leaves_places(4, 8, 12)


def test_fewer_efforts_may_be_asked_for_and_the_others_wait(evening: Evening) -> None:
    plan = evening.planner.finds_a_plan(most=1)
    assert plan.placed == (4, 14), plan.text
    waiting = [title for title in (LINE, CARDS, CIRCLE) if not plan.opens(title)]
    assert len(waiting) == 2
    for title in waiting:
        assert say("en", "It is ready and waits: no more efforts were to open.") in plan.of(title)


def test_forcing_an_effort_in_costs_what_the_plan_said(evening: Evening) -> None:
    placed, of = evening.plan.placed
    plan = evening.planner.finds_a_plan(forced=WALKOUT)
    assert plan.opens(WALKOUT) and not plan.opens(LINE) and not plan.opens(CARDS), plan.text
    assert plan.placed == (placed - evening.plan.cost(WALKOUT), of)
    assert re.search(rf"{re.escape(say('en', 'Forced in:'))}\s*{re.escape(WALKOUT)}", plan.text)


def test_the_plan_is_put_on_the_floor_and_adopted_by_consent(evening: Evening) -> None:
    plan = evening.plan = evening.planner.finds_a_plan()
    assert plan.placed == (12, 14)
    evening.planner.puts_the_plan_on_the_floor()
    facilitator = evening.facilitator
    facilitator.opens_vote("p2")
    _everyone_votes(evening, list(evening.phones))
    facilitator.shows_turnout(14, 14)
    facilitator.closes_vote()
    for lang, name in (("es", "es1"), ("ko", "ko1"), ("en", "en1")):
        phone = evening.phones[name]
        phone.sees("Adopted")
        phone.counts({say_of(lang, "ballot", "Agree"): 14})
    facilitator.decides(OWNER, evening.due.isoformat())


def test_the_public_reads_which_efforts_are_open_in_counts(evening: Evening) -> None:
    for lang in ("es", "ko", "en"):
        reader = evening.stranger(lang)
        reader.page.goto(f"/a/{ASSEMBLY}/efforts/")
        reader.heading(say(lang, "Open efforts"))
        for title in (LINE, CARDS, CIRCLE):
            expect(reader.page.get_by_role("article").filter(has_text=title).get_by_role("link", name=title)).to_be_visible()
        reader.reads(f"{_head(lang, 3, 12, 14)} {say(lang, BEST)}")
        four, nine = say_n(lang, "%(n)s person", "%(n)s people", 4), say_n(lang, "%(n)s hour a week", "%(n)s hours a week", 9)
        opened = reader.page.get_by_role("listitem").filter(has=reader.page.get_by_text(LINE, exact=True))
        expect(opened).to_contain_text(f"{four}, {nine}")


def test_members_of_a_team_see_each_other_as_far_as_each_allowed(evening: Evening) -> None:
    for name in ("es2", "ko1"):
        member = evening.phones[name]
        member.goes_to_their_team(LINE)
        member.reads(say_n(member.lang, "The team: %(n)s person", "The team: %(n)s people", 4))
        member.reads("Ana")
        member.reads("213 555 0101")
    team = evening.phones["ko1"].page.get_by_role("listitem")
    expect(team.filter(has_text="Beto")).to_be_visible()
    expect(team.filter(has_text=say("ko", "Somebody"))).to_have_count(2)
    expect(team.filter(has_text=say("ko", "you"))).to_have_count(1)


def test_nobody_else_sees_who_is_in_a_team(evening: Evening) -> None:
    evening.phones["en1"].goes_to_their_team(CARDS)
    evening.phones["en1"].reads(say_n("en", "The team: %(n)s person", "The team: %(n)s people", 4))
    readers = [evening.stranger("en"), evening.phones["en1"], evening.phones["ko4"], evening.facilitator, evening.planner]
    for reader in readers:
        back = reader.page.url
        _goes_to(reader, LINE)
        for secret in ("Ana", "213 555 0101", "Beto", say(reader.lang, "Somebody")):
            reader.misses(secret)
        expect(reader.page.get_by_role("button", name="3", exact=True)).to_have_count(0)
        reader.page.goto(back)


def test_who_pledged_on_paper_finds_their_pledge_by_its_code(evening: Evening) -> None:
    reader = evening.stranger("ko")
    reader.page.goto(f"/a/{ASSEMBLY}/efforts/")
    reader.link("I pledged hours: find my team").click()
    reader.field("The code on your slip").fill(paper.code(evening.paper).lower())
    reader.presses(reader.button("Find it"))
    reader.heading(say("ko", "My pledge"))
    reader.sees("You have no place in an open effort yet. What you pledged waits for the next plan.")


def test_the_hours_of_a_week_are_told_in_one_tap(evening: Evening) -> None:
    member = evening.phones["es1"]
    member.goes_to_their_team(LINE)
    for hours in (2, 3):
        member.presses(member.page.get_by_role("button", name=str(hours), exact=True))
        member.sees("Thank you. It is in this week’s hours.")
        words = "You said %(n)s hour. Tap again to change it.", "You said %(n)s hours. Tap again to change it."
        member.reads(say_n("es", *words, hours))
    member.page.goto(member.room + "efforts/")
    member.misses(say("es", "We usually do %(of_ten)s of 10 hours we pledge. Plans count on that.", of_ten=10))


def test_the_team_says_who_carries_it_what_comes_first_and_when(evening: Evening) -> None:
    member = evening.phones["ko4"]  # without JavaScript
    member.goes_to_their_team(CIRCLE)
    member.unfold("Who carries it, the first task, the next date")
    for words, value in (
        ("Who carries it", OWNER),
        ("The first task", TASK),
        ("The next date", _in(evening, 7)),
        ("Look at it again on", _in(evening, 90)),
    ):
        member.field(words).fill(value)
    member.presses(member.button("Keep this"))
    member.sees("It is kept. Everyone can read who carries it.")
    stranger = evening.stranger("es")
    _goes_to(stranger, CIRCLE)
    stranger.reads(OWNER)
    stranger.reads(TASK)


def test_fewer_hours_are_given_with_a_word_that_only_the_team_reads(evening: Evening) -> None:
    member = evening.phones["es2"]
    member.goes_to_their_pledge()
    details = member.unfold("I can give fewer hours")
    member.field("Hours a week from now on", details).fill("1")
    member.field("A word to your team", details).fill(WORD)
    member.presses(member.button("Tell my team", details))
    member.sees("Your team sees your word.")
    other = evening.phones["es1"]
    other.goes_to_their_team(LINE)
    expect(other.page.get_by_role("listitem").filter(has_text="Beto")).to_contain_text(WORD)
    stranger = evening.stranger("es")
    _goes_to(stranger, LINE)
    stranger.misses(WORD)


def test_an_effort_reports_in_one_line(evening: Evening) -> None:
    planner = evening.planner
    planner.goes_to_the_efforts()
    details = planner.of_effort(LINE)
    planner.field("What it did since the last assembly, in one line", details).fill(REPORT)
    planner.presses(planner.button("Note this line", details))
    planner.is_told("The line stands in the minutes.")


def test_a_later_decision_stops_it_and_one_lesson_stays(evening: Evening) -> None:
    planner, facilitator = evening.planner, evening.facilitator
    details = planner.of_effort(LINE)
    planner.field("Propose to the assembly that it", details).select_option("stop")
    planner.field("What changes, or why", details).fill(WHY)
    planner.presses(planner.button("Put it on the floor", details))
    planner.is_told("It is on the floor. Put it to a vote at the facilitator’s desk.")
    facilitator.opens_vote("p3")
    _everyone_votes(evening, ["es1", "ko1", "en1", "ko4"])
    facilitator.closes_vote()
    facilitator.decides(OWNER, evening.due.isoformat())
    member = evening.phones["es1"]
    _goes_to(member, LINE)
    member.field("One lesson for those who come after us").fill(LESSON)
    member.presses(member.button("Keep this"))
    for lang in ("ko", "en"):
        reader = evening.stranger(lang)
        reader.page.goto(f"/a/{ASSEMBLY}/efforts/")
        reader.heading(say(lang, "Ended, and what we learned"))
        expect(reader.page.get_by_role("listitem").filter(has_text=LESSON)).to_contain_text(LINE)


def test_the_minutes_tell_the_plan_and_how_sure_it_is_in_every_language(evening: Evening) -> None:
    evening.facilitator.closes_meeting()
    evening.facilitator.sees("The meeting is closed.")
    for lang in ("es", "ko", "en"):
        reader = evening.stranger(lang)
        reader.opens_the_record(ASSEMBLY, EVENING)
        reader.reads(OWNER)
        reader.link("Read the minutes").click()
        reader.reads(f"{_head(lang, 3, 12, 14)} {say(lang, BEST)}")
        reader.sees("The plan of efforts is adopted.")
        reader.reads(say(lang, "An effort reports: %(word)s", word=REPORT))
        reader.reads(say(lang, "This effort %(becomes)s:", becomes=say(lang, "stops")))
        reader.sees("helped")


def test_the_record_file_holds_and_names_nobody(evening: Evening, tmp_path: Path) -> None:
    reader = evening.stranger("en")
    reader.opens_the_record(ASSEMBLY, EVENING)
    kept = tmp_path / "record.json"
    evening.record = reader.takes(reader.link("Take the record file"))
    kept.write_bytes(evening.record)
    holds = evening.program.command("verify", str(kept))
    assert holds.returncode == 0, holds.stdout + holds.stderr
    assert "The record holds" in holds.stdout
    decided = [e for e in json.loads(evening.record)["entries"] if e["kind"] == "decision_recorded"]
    assert [(e["owner"], e["due"]) for e in decided] == [(OWNER, evening.due.isoformat())] * 2
    for secret in ("Ana", "Beto", "213 555 0101", WORD, paper.code(evening.paper).replace("-", "")):
        assert secret not in evening.record.decode()


def test_the_plan_of_the_record_can_be_checked_by_itself(evening: Evening, tmp_path: Path) -> None:
    kept = tmp_path / "plan.json"
    document = _plan_of(json.loads(evening.record))
    kept.write_text(json.dumps(document))
    checked = evening.program.command("plan", "--check", str(kept))
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert "Every promise is kept" in checked.stdout
    kept.write_text(json.dumps(document | {"placed": 11}))
    assert evening.program.command("plan", "--check", str(kept)).returncode == 1


def _one_more_placed(document: dict[str, Any]) -> None:
    document["placed"] += 1


def _somebody_elses_place(document: dict[str, Any]) -> None:
    """Put somebody without a place where another one is, wherever the document says so."""
    effort = document["open"][0]
    members, hours = document["members"][effort], document["hours"][effort]
    placed = {who for inside in document["members"].values() for who in inside}
    other = next(p["id"] for p in document["inputs"]["pledges"] if p["id"] not in placed)
    hours[other] = hours.pop(members[0])
    members[0] = other


def _one_member_is_missing(document: dict[str, Any]) -> None:
    document["members"][document["open"][0]].pop()


@pytest.mark.parametrize("change", [_one_more_placed, _somebody_elses_place, _one_member_is_missing])
def test_a_record_whose_plan_was_changed_is_refused_though_all_its_hashes_are_right(
    evening: Evening, tmp_path: Path, change: Callable[[dict[str, Any]], None]
) -> None:
    record = json.loads(evening.record)
    change(_plan_of(record))
    record["entries"] = list(chain.link(record["entries"]))
    record["head"] = record["entries"][-1]["hash"]
    assert chain.check(record["entries"]) is None
    kept = tmp_path / "record.json"
    kept.write_text(json.dumps(record, ensure_ascii=False))
    broken = evening.program.command("verify", str(kept))
    assert broken.returncode == 1, broken.stdout + broken.stderr
    assert len(broken.stdout.strip().splitlines()) == 1 and not broken.stderr, broken.stdout + broken.stderr
    assert not re.search(r"chain|hash", broken.stdout), broken.stdout


def test_the_planning_evening_of_the_demo_finds_a_plan(evening: Evening) -> None:
    organizer = evening.organizer
    organizer.page.goto("/")
    organizer.button("Look around a demo assembly").click()
    organizer.page.get_by_role("link", name=say("en", "Prepare"), exact=True).first.click()
    planner = Planner(organizer.page, "en")
    planner.link("Efforts").click()
    began = datetime.now()
    plan = planner.finds_a_plan()
    assert datetime.now() - began < timedelta(milliseconds=PLAN_MS)
    placed, of = plan.placed
    assert 0 < placed < of, plan.text
    planner.reads(say_n("en", "hours a week, pledged by %(n)s neighbor", "hours a week, pledged by %(n)s neighbors", of))
    opened = [line for line in plan.lines if say("en", "opens") in line.split("\n")]
    assert 1 <= len(opened) < 9, plan.text


def test_no_browser_complained_of_anything_all_evening(evening: Evening) -> None:
    assert evening.street.complaints == []


def _everyone_votes(evening: Evening, names: list[str]) -> None:
    for name in names:
        phone = evening.phones[name]
        phone.goes_to_the_room()
        phone.casts("agree")


def _head(lang: str, opened: int, placed: int, of: int) -> str:
    return f"{say_n(lang, *OPENS, opened)} {say_n(lang, *HEAD, placed, of=of)}"


def _goes_to(reader: Any, title: str) -> None:
    """Open an effort's page as anyone finds it; who holds a slip stays where its cookie counts."""
    here = reader.page.url
    reader.page.goto(urljoin(here if here.startswith("http") else "", f"/a/{ASSEMBLY}/efforts/"))
    reader.page.get_by_role("link", name=title).first.click()
    reader.heading(title)


def _in(evening: Evening, days: int) -> str:
    return (evening.today + timedelta(days=days)).isoformat()


def _plan_of(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return the plan that was adopted, as it stands in the record."""
    adopted = next(e for e in record["entries"] if e["kind"] == "plan_adopted")
    proposed = next(e for e in record["entries"] if e["kind"] == "proposed" and e.get("plan", {}).get("id") == adopted["plan"])
    return proposed["plan"]["document"]
