"""One whole evening, from open doors to decisions with owners: each test is its next chapter."""

import json
import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from tests.browser import paper
from tests.browser.people import Door, Organizer, Person, Phone, Reader, Street, Table, Wall, at_once
from tests.browser.pictures import Album
from tests.browser.program import Program
from tests.browser.words import neighbor, say, say_n, say_of

ZONE = "America/Los_Angeles"
PLACE = "Iglesia Immanuel, sótano"
ASSEMBLY = "asamblea-de-la-calle-ocho"
LINE = "¿Abrimos la línea de avisos los martes?"
MARKET = "겨울 바자회를 열까요?"
SCHOOL = "How is the school doing?"
PROPOSAL = "제보 전화를 매주 화요일 저녁 6시부터 9시까지 엽시다."
AMENDMENT = "Abrir la línea de avisos los martes y jueves de 6 a 9 de la noche, con dos personas por turno."
NOTE = "세 이웃이 3일 밤에 전화를 받는 사람이 없었다고 말했습니다."
WHY = "Faltaban vecinos que trabajan de noche."
NEXT = "El equipo de llamadas pregunta a 40 vecinos y volvemos a verlo en diciembre."
DONE = say("en", "Done. It stands in the minutes.")
FASTER = "Somebody else acted first and the list has changed. Look again before you tap."
UNANSWERED = (
    "“%(item)s” asked for a decision and has no answer yet. Record a decision, or say why there is none and what happens next."
)


@dataclass
class Evening:
    """Who is there, and what they keep from one chapter to the next."""

    program: Program
    street: Street
    album: Album
    organizer: Organizer
    facilitator: Table
    second: Table
    notes: Table
    door: Door
    wall: Wall
    meeting: str = ""
    links: dict[str, str] = field(default_factory=dict)
    slips: list[str] = field(default_factory=list)
    phones: dict[str, Phone] = field(default_factory=dict)
    receipts: dict[str, str] = field(default_factory=dict)

    @property
    def today(self) -> date:
        return datetime.now(ZoneInfo(ZONE)).date()

    @property
    def due(self) -> date:
        return self.today + timedelta(days=14)

    @property
    def everyone(self) -> tuple[Phone, ...]:
        return tuple(self.phones.values())

    @property
    def scripted(self) -> list[Phone]:
        """The phones whose browsers run scripts."""
        return [phone for name, phone in self.phones.items() if name != "old"]

    @property
    def live(self) -> list[Person]:
        return [*self.scripted, self.facilitator, self.second, self.notes, self.wall]


@pytest.fixture(scope="module")
def evening(program: Program, street: Street, album: Album) -> Evening:
    table = [Table(street.desk(), "en") for _ in range(3)]
    return Evening(
        program, street, album, Organizer(street.desk(), "en"), *table, Door(street.desk(), "en"), Wall(street.screen("es"), "es")
    )


def test_the_first_organizer_comes_in_through_the_one_time_link(evening: Evening) -> None:
    evening.organizer.begins(evening.program.link, "Rosa", "four words of our own")
    evening.organizer.sees("Welcome, %(name)s. You can prepare and lead meetings here.", name="Rosa")


def test_an_assembly_begins_with_its_languages_its_clock_and_its_first_evening(evening: Evening) -> None:
    evening.meeting = evening.organizer.starts_assembly(
        "Asamblea de la Calle Ocho", ["es", "ko", "en"], ZONE, "Asamblea de noviembre", evening.today.isoformat(), PLACE
    )
    evening.organizer.heading("Asamblea de noviembre")


def test_the_agenda_says_what_each_item_asks_for(evening: Evening) -> None:
    for title, asks, minutes in ((LINE, "decide", 20), (MARKET, "decide", 15), (SCHOOL, "discuss", 10)):
        evening.organizer.adds_item(title, asks, minutes)


def test_each_role_has_a_link_for_the_device_that_takes_it(evening: Evening) -> None:
    links = evening.links = {r: evening.organizer.link_for(r) for r in ("facilitator", "note-taker", "door", "wall")}
    evening.facilitator.takes_the_role(links["facilitator"], "/desk/facilitator/$")
    evening.second.takes_the_role(links["facilitator"], "/desk/facilitator/$")
    evening.notes.takes_the_role(links["note-taker"], "/desk/notes/$")
    evening.door.takes_the_role(links["door"], "/door/$")
    evening.wall.takes_the_role(links["wall"], "/wall/$")
    evening.wall.page.goto(f"{evening.wall.page.url}?lang=es,ko")
    evening.wall.shows("es", say("es", "Welcome. We begin soon."))
    evening.wall.shows("ko", say("ko", "Welcome. We begin soon."))


def test_a_role_opens_no_other_roles_page(evening: Evening) -> None:
    for someone, where in ((evening.door, "desk/facilitator"), (evening.wall, "door"), (evening.notes, "door")):
        answer = evening.street.visit(someone.page, f"/m/{evening.meeting}/{where}/")
        assert answer == 403, f"{where} answers {answer}"


def test_printed_slips_and_slips_shown_at_the_door_hold_addresses_that_open_the_room(evening: Evening) -> None:
    pdf = evening.organizer.prints_slips(6)
    page, *others = paper.pages(pdf)
    evening.album.keep("slips", paper.pages(pdf, 1.3)[0])
    evening.slips = paper.addresses(page)
    assert not others
    assert len(set(evening.slips)) == 6
    shown = paper.addresses(evening.door.shows_a_slip())
    assert len(shown) == 1
    evening.slips += shown


def test_four_phones_come_in_by_the_address_of_their_slip_in_their_language(evening: Evening) -> None:
    for seat, (name, lang, script) in enumerate(
        (("es", "es", True), ("ko", "ko", True), ("en", "en", True), ("old", "es", False)), 1
    ):
        phone = evening.phones[name] = Phone(evening.street.phone(lang, script=script), lang)
        phone.comes_in(evening.slips.pop())
        phone.is_in(seat)
        phone.sees("You are in. We begin soon.")
    evening.facilitator.reads(say_n("en", "%(n)s neighbor is here", "%(n)s neighbors are here", 4))
    evening.wall.shows("ko", say_n("ko", "neighbor is here", "neighbors are here", 4))


def test_a_slip_that_is_wrong_void_or_in_use_is_refused_in_the_readers_language(evening: Evening) -> None:
    lost = evening.slips.pop()
    evening.door.voids(paper.code(lost))
    evening.door.sees("The lost slip is void. This is the new one.")
    stranger = Phone(evening.street.phone("ko"), "ko")
    stranger.comes_in(lost)
    stranger.is_refused("This slip was declared lost and is void. The door can give you a new one.")
    used = evening.phones["es"].address
    stranger.comes_in(used)
    stranger.is_refused(
        "This slip is in use on another phone. If that is not yours, tell the door: they void it and give you a new one."
    )
    stranger = Phone(evening.street.phone("es", script=False), "es")
    stranger.types("ABCD-ABCD-ABCD-ABCD")
    stranger.is_refused("No slip has this code. Please look at it again, letter by letter.")
    stranger.types("hola")
    stranger.is_refused("This is not a slip code. It has %(length)s letters and digits, in groups of four.", length=16)
    evening.phones["es"].goes_to_the_room()
    evening.phones["es"].is_in(1)


def test_the_meeting_begins_and_every_device_follows_without_being_loaded_again(evening: Evening) -> None:
    for someone in evening.live:
        someone.page.evaluate("window.stayed = true")
    evening.facilitator.does(evening.facilitator.button("Begin the meeting"))
    evening.facilitator.opens_item(LINE)
    for phone in evening.scripted:
        phone.heading(LINE)
    evening.wall.shows("es", LINE)
    evening.wall.shows("ko", LINE)
    evening.notes.heading(LINE)
    for someone in evening.live:
        assert someone.page.evaluate("window.stayed"), someone.page.url


def test_people_line_up_and_who_has_spoken_least_goes_first_with_the_reason_beside(evening: Evening) -> None:
    es, ko, en, old = evening.everyone
    es.asks_to_speak()
    evening.facilitator.calls(neighbor("en", 1))
    es.sees("You have the floor.")
    ko.asks_a_question()
    evening.facilitator.calls(neighbor("en", 2))
    es.sees("Paused")
    ko.is_done()
    evening.facilitator.does(evening.facilitator.button("Go on"))
    es.is_done()
    es.asks_to_speak()
    en.asks_to_speak()
    old.goes_to_the_room()
    old.asks_to_speak()
    for phone in evening.scripted:
        said_once = say_n(phone.lang, "has spoken once", "has spoken %(times)s times", 1)
        never = phone.say("has not spoken yet")
        phone.line([(neighbor(phone.lang, 3), never), (neighbor(phone.lang, 4), never), (neighbor(phone.lang, 1), said_once)])
    old.leaves_the_line()


def test_two_facilitators_tap_next_at_once_and_one_is_told(evening: Evening) -> None:
    tables = (evening.facilitator, evening.second)
    buttons = [table.button("Call %(who)s", who=neighbor("en", 3)) for table in tables]
    for button in buttons:
        expect(button).to_be_visible()
    at_once(*buttons)
    told = [table.page.locator("#said") for table in tables]
    for said in told:
        expect(said).to_contain_text(re.compile(f"{re.escape(DONE)}|{re.escape(say('en', FASTER))}"))
    assert sorted(DONE in said.inner_text() for said in told) == [False, True]
    evening.phones["en"].sees("You have the floor.")
    evening.phones["es"].line([(neighbor("es", 1), say_n("es", "has spoken once", "has spoken %(times)s times", 1))])


def test_who_cannot_follow_is_seen_by_the_facilitator_and_the_wall_at_once(evening: Evening) -> None:
    evening.phones["ko"].cannot_follow()
    words = (
        "%(n)s neighbor cannot follow. Please slow down and interpret.",
        "%(n)s neighbors cannot follow. Please slow down and interpret.",
    )
    evening.facilitator.reads(say_n("en", *words, 1))
    for lang in ("es", "ko"):
        evening.wall.shows(lang, say_n(lang, *words, 1))
    evening.facilitator.does(evening.facilitator.button("They can follow now"))
    expect(evening.wall.page.get_by_text(say_n("es", *words, 1))).to_have_count(0)


def test_a_neighbor_proposes_another_amends_and_the_proposer_takes_it_in(evening: Evening) -> None:
    es, ko, en, _ = evening.everyone
    ko.proposes(PROPOSAL, 6)
    en.reads(PROPOSAL)
    en.reads(say_n("en", "Costs %(n)s hour a week", "Costs %(n)s hours a week", 6))
    es.amends(AMENDMENT)
    ko.accepts_amendment()
    for phone in evening.scripted:
        phone.reads(AMENDMENT)
        phone.misses(PROPOSAL)
    evening.wall.shows("ko", AMENDMENT)
    evening.notes.reads(AMENDMENT)


def test_the_room_takes_its_temperature(evening: Evening) -> None:
    es, ko, en, old = evening.everyone
    evening.facilitator.does(evening.facilitator.button("Take the temperature"))
    es.temperature("Up")
    ko.temperature("Up")
    en.temperature("So-so")
    en.temperature("Down")
    old.goes_to_the_room()
    old.temperature("So-so")
    evening.wall.shows_temperature("es", up=2, so_so=1, down=1)
    evening.wall.shows_temperature("ko", up=2, so_so=1, down=1)
    for phone in (es, ko, en):
        evening.album.take(f"phone-discussion-{phone.lang}", phone.page)
    evening.album.take("wall-discussion", evening.wall.page)
    evening.album.take("facilitator", evening.facilitator.page)
    evening.facilitator.does(evening.facilitator.button("End the temperature check"))


def test_the_note_taker_writes_what_the_minutes_cannot_know(evening: Evening) -> None:
    evening.notes.field("What was said").fill(NOTE)
    evening.notes.does(evening.notes.button("Add to the minutes"))
    evening.notes.reads(NOTE)


def test_a_neighbor_without_a_phone_speaks_with_help_from_the_door(evening: Evening) -> None:
    evening.door.helps(paper.code(evening.slips[0]))
    evening.door.reads(neighbor("en", 5))
    evening.door.presses(evening.door.button("They want to speak"))
    evening.door.is_told("This seat is in line to speak.")
    evening.facilitator.reads(neighbor("en", 5))


def test_the_room_votes_and_each_phone_says_whether_its_ballot_counted(evening: Evening) -> None:
    es, ko, en, old = evening.everyone
    evening.facilitator.opens_vote("p1")
    for phone in evening.scripted:
        phone.heading(AMENDMENT)
        evening.album.take(f"phone-vote-{phone.lang}", phone.page)
    receipts = evening.receipts
    receipts["es"] = es.casts("agree", hours=2)
    receipts["ko"] = ko.casts("agree", hours=1)
    old.goes_to_the_room()
    receipts["old"] = old.casts("agree", hours=1)
    evening.wall.shows_turnout("es", 3, 5)
    en.chooses("block")
    en.presses(en.button("Cast my ballot"))
    en.is_refused("To block, say why: what would have to change?")
    evening.wall.shows_turnout("ko", 3, 5)
    assert len(set(receipts.values())) == 3


def test_a_ballot_is_changed_and_counts_once(evening: Evening) -> None:
    en = evening.phones["en"]
    first = en.casts("block", reason="Two evenings are too many for the night shift.")
    evening.wall.shows_turnout("ko", 4, 5)
    evening.receipts["en"] = en.casts("aside", reason="I worry about the night shift.")
    evening.wall.shows_turnout("ko", 4, 5)
    assert evening.receipts["en"] == first, "one slip, one vote, one receipt"


def test_the_door_casts_the_ballot_of_a_neighbor_without_a_phone(evening: Evening) -> None:
    evening.door.helps(paper.code(evening.slips[0]))
    evening.receipts["helped"] = evening.door.casts("agree")
    evening.wall.shows_turnout("es", 5, 5)
    evening.wall.shows_turnout("ko", 5, 5)
    evening.facilitator.shows_turnout(5, 5)
    evening.album.take("wall-vote", evening.wall.page)


def test_the_count_is_shown_and_the_decision_gets_an_owner_and_a_day(evening: Evening) -> None:
    evening.facilitator.closes_vote()
    for phone in evening.scripted:
        phone.sees("Adopted")
        phone.counts({say_of(phone.lang, "ballot", "Agree"): 4, say_of(phone.lang, "ballot", "Stand aside"): 1})
    evening.notes.decides("círculo de la línea", evening.due.isoformat())
    evening.facilitator.misses(say("en", "Record the decision"))


def test_the_meeting_is_not_closed_while_an_item_that_asked_for_a_decision_has_no_answer(evening: Evening) -> None:
    evening.facilitator.closes_meeting()
    evening.facilitator.is_refused(UNANSWERED, item=MARKET)
    evening.facilitator.opens_item(MARKET)
    evening.facilitator.closes_meeting()
    evening.facilitator.is_refused(UNANSWERED, item=MARKET)
    evening.phones["es"].heading(MARKET)


def test_an_item_ends_without_a_decision_by_saying_why_and_what_happens_next(evening: Evening) -> None:
    evening.facilitator.ends_without_decision(WHY, NEXT)
    evening.facilitator.opens_item(SCHOOL)
    evening.phones["ko"].heading(SCHOOL)


def test_the_meeting_closes_and_every_phone_is_thanked(evening: Evening) -> None:
    evening.facilitator.closes_meeting()
    evening.facilitator.sees("The meeting is closed.")
    for phone in evening.scripted:
        phone.sees("Thank you for coming.")
    evening.wall.shows("ko", say("ko", "Thank you for coming."))
    old = evening.phones["old"]
    old.goes_to_the_room()
    old.sees("Thank you for coming.")


def test_next_morning_anyone_reads_the_record_in_their_language(evening: Evening) -> None:
    for lang in ("es", "ko", "en"):
        reader = Reader(evening.street.phone(lang), lang)
        reader.opens_the_record(ASSEMBLY, "Asamblea de noviembre")
        for text in (AMENDMENT, "círculo de la línea", WHY, NEXT):
            reader.reads(text)
        reader.sees("Adopted")
        reader.sees("No decision")
        if lang == "ko":
            evening.album.take("record", reader.page)
        reader.link("Read the minutes").click()
        reader.sees("helped")
        reader.reads(NOTE)
        reader.reads("círculo de la línea")


@pytest.mark.parametrize(
    ("whose", "lang", "choice"), [("es", "es", "Agree"), ("en", "en", "Stand aside"), ("helped", "ko", "Agree")]
)
def test_a_voter_finds_their_own_ballot_by_its_receipt(evening: Evening, whose: str, lang: str, choice: str) -> None:
    reader = Reader(evening.street.phone(lang), lang)
    reader.opens_the_record(ASSEMBLY, "Asamblea de noviembre")
    reader.link("Every ballot of this vote").click()
    reader.field("Your receipt").fill(evening.receipts[whose].lower().replace("-", " "))
    reader.button("Find it").click()
    reader.sees("Your ballot is here")
    expect(reader.page.get_by_role("status").filter(has_text=evening.receipts[whose])).to_contain_text(
        say_of(lang, "ballot", choice)
    )


def test_the_record_file_holds_and_with_one_byte_changed_it_says_what_is_wrong(evening: Evening, tmp_path: Path) -> None:
    reader = Reader(evening.street.desk(), "en")
    reader.opens_the_record(ASSEMBLY, "Asamblea de noviembre")
    kept = tmp_path / "record.json"
    kept.write_bytes(reader.takes(reader.link("Take the record file")))
    holds = evening.program.command("verify", str(kept))
    assert holds.returncode == 0, holds.stdout + holds.stderr
    assert "The record holds" in holds.stdout
    record = kept.read_bytes()
    closed = next(e for e in json.loads(record)["entries"] if e["kind"] == "vote_closed")
    assert closed["pledged"] == {"people": 3, "hours": 4}
    at = record.index("círculo".encode())
    kept.write_bytes(record[:at] + b"C" + record[at + 1 :])
    broken = evening.program.command("verify", str(kept))
    assert broken.returncode == 1
    assert len(broken.stdout.strip().splitlines()) == 1 and not broken.stderr, broken.stdout + broken.stderr
    entry = next(e for e in json.loads(record)["entries"] if e["kind"] == "decision_recorded")
    assert re.search(rf"\b{entry['n']}\b", broken.stdout), broken.stdout


def test_the_ballots_counted_again_give_the_published_result(evening: Evening, tmp_path: Path) -> None:
    reader = Reader(evening.street.desk(), "en")
    reader.opens_the_record(ASSEMBLY, "Asamblea de noviembre")
    reader.link("Every ballot of this vote").click()
    kept = tmp_path / "ballots.csv"
    kept.write_bytes(reader.takes(reader.page.get_by_role("link", name=".csv", exact=True)))
    counted = evening.program.command("tally", str(kept), "--method", "consent", "--json")
    assert counted.returncode == 0, counted.stdout + counted.stderr
    result = json.loads(counted.stdout)
    assert (result["outcome"], result["voted"]) == ("adopted", 5)
    assert {k: n for k, n in result["counts"].items() if n} == {"agree": 4, "aside": 1}


def test_the_next_meeting_opens_on_what_was_promised(evening: Evening) -> None:
    following = evening.today + timedelta(days=28)
    evening.organizer.plans_next("Asamblea de diciembre", following.isoformat(), PLACE)
    evening.organizer.reads(say_n("en", "%(n)s open promise", "%(n)s open promises", 1))
    reader = Reader(evening.street.phone("ko"), "ko")
    reader.page.goto(f"/a/{ASSEMBLY}/")
    reader.link("The agenda").click()
    first = reader.page.get_by_role("main").get_by_role("listitem").first
    expect(first).to_contain_text(AMENDMENT)
    expect(first).to_contain_text("círculo de la línea")


def test_an_overdue_promise_is_marked(evening: Evening) -> None:
    evening.organizer.page.goto("/")
    evening.organizer.button("Look around a demo assembly").click()
    evening.organizer.sees("This is a demo: a made-up neighborhood, to look around in.")
    reader = Reader(evening.street.phone("es"), "es")
    reader.page.goto(evening.organizer.page.url)
    expect(reader.page.get_by_role("listitem").filter(has_text=say("es", "overdue"))).not_to_have_count(0)
    reader.field("Show").select_option("overdue")
    reader.button("Search").click()
    found = reader.page.get_by_role("article")
    expect(found).not_to_have_count(0)
    for n in range(found.count()):
        expect(found.nth(n)).to_contain_text(say("es", "overdue"))


def test_no_browser_complained_of_anything_all_evening(evening: Evening) -> None:
    assert evening.street.complaints == []
