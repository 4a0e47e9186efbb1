"""The people of a planning evening: who writes efforts down and asks for a plan, who pledges, who sees the wall rise."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from playwright.sync_api import Locator, expect

from asamblea.languages import SPOKEN, named
from tests.browser.people import Door, Person, Phone, Table, Wall
from tests.browser.words import say, say_n, say_of

GLADLY, WOULD, GOOD_IDEA, NO = "Gladly", "I would", "Good idea, not me", "No"
PLAN_MS = 30_000
"""However long the engine may search and its process may take to start."""
OPENS = "%(n)s effort opens.", "%(n)s efforts open."
HEAD = "%(n)s of %(of)s who pledged has a place.", "%(n)s of %(of)s who pledged have a place."
MORE = (
    "%(n)s more pledge, of %(hours)s h a week, would open it.",
    "%(n)s more pledges, of %(hours)s h a week each, would open it.",
)
COST = "Opened today, %(n)s person fewer would have a place.", "Opened today, %(n)s people fewer would have a place."


@dataclass(frozen=True)
class Effort:
    """An effort as the table writes it down; `people` are at least and at most."""

    title: str
    people: tuple[int, int]
    hours: int
    each: int
    needs: str = ""
    times: tuple[str, ...] = ()
    purpose: str = ""


@dataclass(frozen=True)
class Offer:
    """What somebody pledges: `gives` is one of the four answers, by the title of an effort."""

    gives: Mapping[str, str]
    hours: int = 2
    abilities: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    name: str = ""
    contact: str = ""


@dataclass(frozen=True)
class Plan:
    """A plan as the desk's reader of English finds it: all that it says, and what it says of each effort."""

    text: str
    lines: tuple[str, ...]

    @cached_property
    def placed(self) -> tuple[int, int]:
        """Return how many of how many have a place."""
        n, of = found(HEAD, self.text)
        return int(n), int(of)

    def of(self, title: str) -> str:
        """Return what stands of this effort."""
        (line,) = (line for line in self.lines if line.strip().startswith(title))
        return line

    def opens(self, title: str) -> bool:
        return say("en", "opens") in self.of(title).split("\n")

    def more(self, title: str) -> tuple[int, int, str]:
        """Return how many more pledges would open it, of how many hours, and who among them."""
        n, hours = found(MORE, self.of(title))
        among = re.search(pattern(say("en", "Among them: %(able)s.")), self.of(title))
        return int(n), int(hours), among[1] if among else ""

    def closes(self, title: str) -> list[str]:
        """Return the efforts that would have to close if this one were opened today."""
        hit = re.search(pattern(say("en", "Then these would have to close: %(efforts)s.")), self.of(title))
        return hit[1].split(", ") if hit else []

    def cost(self, title: str) -> int:
        """Return how many people fewer would have a place if it were opened today."""
        return int(found(COST, self.of(title))[0])


def pattern(words: str) -> str:
    """Return a regular expression that finds these words, with a group for each value in them."""
    return re.sub(r"%\\\((?:n|of|hours)\\\)s", r"(\\d+)", re.sub(r"%\\\((able|efforts)\\\)s", "(.+?)", re.escape(words)))


def found(words: tuple[str, str], text: str) -> tuple[str, ...]:
    """Return the values in whichever form of these words stands in a text."""
    hit = next(filter(None, (re.search(pattern(form), text) for form in words)), None)
    assert hit, f"{words[1]!r} is not said in: {text}"
    return hit.groups()


class Planner(Table):
    """The table at its desk for efforts."""

    def goes_to_the_efforts(self) -> None:
        self.page.goto(re.sub(r"(/m/\w+/).*", r"\1efforts/desk/", self.page.url))

    def writes_down(self, effort: Effort) -> None:
        """Fill in the form of an effort."""
        self.link("Write down an effort").click()
        self.describes(effort)
        self.presses(self.button("Put it on the board"))
        self.sees("The effort is on the board.")

    def describes(self, effort: Effort) -> None:
        least, most = effort.people
        filled = {
            "What is it called?": effort.title,
            "What is it for?": effort.purpose,
            "People at least": least,
            "People at most": most,
            "Hours a week in all": effort.hours,
            "Hours a week for each, at least": effort.each,
            "Languages and skills it needs, one a line": effort.needs,
        }
        for words, value in filled.items():
            self.field(words).fill(str(value))
        if effort.times:
            details = self.unfold("Possible times; tick none for any")
            for slot in effort.times:
                details.locator(f"input[name=times][value={slot}]").check()

    def finds_a_plan(self, most: int = 0, forced: str = "") -> Plan:
        """Ask the engine and return the new plan, once it is shown."""
        before = self._newest()
        self.field("Open at most so many efforts").fill(str(most or ""))
        if forced:
            self.unfold("Force one in, or leave one out")
            self.page.get_by_role("group", name=forced).locator("input[name=force]").check()
        self.presses(self.button("Find a plan"))
        self.is_told("Looking for the best plan. This page shows it when it is found.")
        expect(self.page.locator("input[name=plan]")).not_to_have_value(before, timeout=PLAN_MS)
        return self.plan()

    def _newest(self) -> str:
        shown = self.page.locator("input[name=plan]")
        return shown.input_value() if shown.count() else ""

    def plan(self) -> Plan:
        """Return the plan that is shown and can be put on the floor."""
        section = self.page.locator("section").filter(has=self.page.locator("input[name=plan]")).last
        return Plan(section.inner_text(), tuple(section.get_by_role("listitem").all_inner_texts()))

    def puts_the_plan_on_the_floor(self) -> None:
        self.presses(self.button("Put this plan on the floor"))
        self.sees("It is on the floor. Put it to a vote at the facilitator’s desk.")

    def leaves_places(self, *people: int) -> None:
        """See how many have a place if at most one effort opens, at most two, and so on."""
        for most, n in enumerate(people, 1):
            words = say_n(self.lang, "at most %(n)s effort", "at most %(n)s efforts", most)
            expect(self.page.get_by_role("main")).to_contain_text(re.compile(rf"{re.escape(words)}\s*{n}(?!\d)"))

    def makes_an_effort_of(self, proposal: str, effort: Effort) -> None:
        """Write down an effort from a proposal on the floor, whose words the form holds already."""
        self.page.get_by_role(
            "link", name=re.compile(f"{re.escape(self.say('Make an effort of this:'))}.*{re.escape(proposal[:40])}")
        ).click()
        expect(self.field("What is it called?")).to_have_value(proposal)
        expect(self.field("Hours a week in all")).to_have_value(str(effort.hours))
        self.describes(effort)
        self.presses(self.button("Put it on the board"))
        self.sees("The effort is on the board.")

    def is_not_understood(self, words: str, /, **values: object) -> None:
        """See why the form was not taken; nothing typed is lost."""
        self.presses(self.button("Put it on the board"))
        self.sees(words, **values)

    def of_effort(self, title: str) -> Locator:
        """Unfold what the desk does with an open effort."""
        details = self.page.locator("details").filter(has=self.page.locator("summary", has_text=title)).last
        if not details.evaluate("d => d.open"):
            details.locator("summary").click()
        return details


def titled(title: str) -> re.Pattern[str]:
    """Match a title alone, or with its language beside it where the reader's is another."""
    return re.compile(rf"^{re.escape(title)}(\s*\([^)]*\))?$")


def answers(someone: Person, title: str, answer: str) -> None:
    """Answer one effort of a pledge form."""
    group = someone.page.get_by_role("group", name=titled(title))
    group.get_by_role("radio", name=say_of(someone.lang, "pledge", answer), exact=True).check()


def fills_in(someone: Person, offer: Offer) -> None:
    """Fill in a pledge, on a phone or at the door's desk."""
    for title, answer in offer.gives.items():
        answers(someone, title, answer)
    someone.field("How many hours a week can you give, in all?").fill(str(offer.hours))
    for name, values in (("abilities", offer.abilities), ("times", offer.times)):
        for value in values:
            someone.page.locator(f"input[name={name}][value='{value}']").check()
    if offer.name or offer.contact:
        details = someone.unfold("How your team may call and reach you")
        someone.field("How may your team call you?", details).fill(offer.name)
        someone.field("How can your team reach you?", details).fill(offer.contact)


Level = tuple[str, int, int]
"""A need of an effort, how much there is of it, how much it takes."""


COUNTED = {"people": ("%(n)s person", "%(n)s people"), "hours a week": ("%(n)s hour", "%(n)s hours")}


def shown(lang: str, level: Level) -> re.Pattern[str]:
    """Return how a level may stand on a thermometer: “2 of 8 people”, “2/8 people”, “Korean 1/3”, “Korean 1 of 3”."""
    need, have, of = level
    if need in COUNTED:
        word, many = say_of(lang, "thermometer", need), say_n(lang, *COUNTED[need], of)
    else:
        word, many = named(need, lang), ""
    forms = [rf"{re.escape(word)}\s*{have}{way}{of}(?!\d)" for way in _ways(lang)]
    forms += [rf"(?<!\d){have}{way}{re.escape(many)}" for way in _ways(lang) if many]
    return re.compile("|".join(forms))


def _ways(lang: str) -> tuple[str, ...]:
    """Return what may stand between how much there is and how much it takes."""
    between = say(lang, "%(have)s of %(need)s", have="", need="").strip()
    return rf"\s*{re.escape(between)}\s*", "/"


class Pledger(Phone):
    """A neighbor's phone on a planning evening."""

    room = ""

    def comes_in(self, address: str) -> None:
        super().comes_in(address)
        self.page.wait_for_url(re.compile(r"/m/\w+/$"))
        self.room = self.page.url

    def goes_to_the_room(self) -> None:
        self.page.goto(self.room)

    def asks_what_to_pledge(self) -> None:
        """Follow the link of the room's page."""
        self.goes_to_the_room()
        self.link("What will you do? Pledge hours").first.click()

    def pledges(self, offer: Offer) -> None:
        self.asks_what_to_pledge()
        fills_in(self, offer)
        self.presses(self.button("Pledge this"))
        self.sees("Your pledge counts. You can change it until the plan is adopted.")

    def goes_to_their_pledge(self) -> None:
        self.page.goto(f"{self.room}efforts/")
        self.link("My pledge and my team").click()

    def goes_to_their_team(self, title: str) -> None:
        self.goes_to_their_pledge()
        self.page.get_by_role("link", name=title).click()
        self.heading(title)

    def on_the_board(self, title: str) -> Locator:
        """Return what the board shows of an effort."""
        return self.page.locator("li, article").filter(has=self.page.get_by_role("heading", name=titled(title)))

    def rises_to(self, title: str, *levels: Level) -> None:
        """See on the board how far an effort is."""
        for level in levels:
            expect(self.on_the_board(title)).to_contain_text(shown(self.lang, level))


def enters_a_pledge(door: Door, code: str, offer: Offer) -> None:
    """Enter what somebody wrote on paper, at the door's desk."""
    door.page.goto(re.sub(r"(/m/\w+/).*", r"\1door/", door.page.url))
    door.link("Enter a pledge from paper").click()
    door.field("The code on their slip").fill(code)
    fills_in(door, offer)
    door.presses(door.button("Enter this pledge"))
    door.sees("The pledge on this paper counts.")


class Thermometers(Wall):
    """The wall while an item about efforts is open."""

    def of(self, lang: str, title: str) -> Locator:
        return self.side(lang).get_by_role("listitem").filter(has_text=title)

    def rises_to(self, title: str, *levels: tuple[str, int, int]) -> None:
        """See, in both languages, how far an effort is: a need, how much there is of it, how much it takes."""
        for lang in ("es", "ko"):
            for need, have, of in levels:
                word = named(need, lang) if need in SPOKEN else say_of(lang, "thermometer", need)
                level = re.compile(
                    rf"{re.escape(word)}\s*{re.escape(say(lang, '%(have)s of %(need)s', have=have, need=of))}(?!\d)"
                )
                expect(self.of(lang, title)).to_contain_text(level)

    def counts_pledges(self, hours: int, people: int) -> None:
        """See how much was pledged, by how many."""
        for lang in ("es", "ko"):
            by = say_n(lang, "hours a week, pledged by %(n)s neighbor", "hours a week, pledged by %(n)s neighbors", people)
            expect(self.side(lang)).to_contain_text(re.compile(rf"(?<!\d){hours}\s*{re.escape(by)}"))
