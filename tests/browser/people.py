"""The people of the evening, each with a device of their own: what they do and what they see there."""

import re
import time
from collections.abc import Sequence
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Browser, BrowserContext, Locator, Page, Response, expect

from tests.browser.words import THEMSELVES, say, say_n

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1100, "height": 900}
SCREEN = {"width": 1280, "height": 720}
LOCALES = {"en": "en-US", "es": "es-MX", "ko": "ko-KR"}
OF_THE_NETWORK = "Failed to load resource"
"""What chromium says of every answer from 400 on; a refusal is one, and the tests look at those themselves."""

RECEIPT = re.compile(r"^\s*([0-9A-Z]{4}-){3}[0-9A-Z]{4}\s*$")


class Street:
    """Lends devices and hears what their browsers complain of."""

    def __init__(self, browser: Browser, url: str, patience_ms: int) -> None:
        self.browser, self.url, self.patience_ms = browser, url, patience_ms
        self.contexts: list[BrowserContext] = []
        self.complaints: list[str] = []

    def phone(self, lang: str, *, script: bool = True) -> Page:
        return self._page(lang, PHONE, java_script_enabled=script, device_scale_factor=2, is_mobile=True, has_touch=True)

    def narrow(self, lang: str) -> Page:
        """Return the narrowest screen that a page must fit."""
        return self._page(lang, {"width": 320, "height": 640})

    def desk(self, lang: str = "en") -> Page:
        return self._page(lang, DESK)

    def screen(self, lang: str = "en") -> Page:
        return self._page(lang, SCREEN)

    def visit(self, page: Page, path: str) -> int:
        """Return the status of a page for this device, which stays where it is."""
        other = page.context.new_page()
        answer = other.goto(urljoin(page.url, path))
        other.close()
        assert answer is not None
        return answer.status

    def close(self) -> None:
        for context in self.contexts:
            context.close()

    def _page(self, lang: str, size: dict[str, int], **more: object) -> Page:
        options = {"viewport": size, "locale": LOCALES.get(lang, lang), "base_url": self.url, "reduced_motion": "reduce", **more}
        context = self.browser.new_context(**options)  # type: ignore[arg-type]
        context.set_default_timeout(self.patience_ms)
        self.contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))
        page.on("console", lambda line: self._heard(page.url, line.type, line.text))
        return page

    def _heard(self, url: str, kind: str, text: str) -> None:
        if kind == "error" and not text.startswith(OF_THE_NETWORK):
            self.complaints.append(f"{url}: {text}")


class Person:
    """Somebody before a page, who reads `lang`."""

    def __init__(self, page: Page, lang: str) -> None:
        self.page, self.lang = page, lang

    def say(self, words: str, /, **values: object) -> str:
        return say(self.lang, words, **values)

    def sees(self, words: str, /, **values: object) -> None:
        """Find these words of the interface on the page, in this reader's language."""
        self.reads(self.say(words, **values))

    def reads(self, text: str) -> None:
        expect(self.page.get_by_text(text).filter(visible=True).first).to_be_visible()

    def misses(self, text: str) -> None:
        expect(self.page.get_by_text(text).filter(visible=True)).to_have_count(0)

    def heading(self, text: str) -> None:
        expect(self.page.get_by_role("heading", name=text).first).to_be_visible()

    def button(self, words: str, inside: Locator | None = None, /, **values: object) -> Locator:
        return (inside or self.page).get_by_role("button", name=self.say(words, **values), exact=True)

    def link(self, words: str) -> Locator:
        return self.page.get_by_role("link", name=self.say(words), exact=True)

    def field(self, words: str, inside: Locator | None = None) -> Locator:
        return (inside or self.page).get_by_label(self.say(words), exact=True)

    def form(self, action: str, **hidden: str) -> Locator:
        """Return the forms whose address ends so and that carry these hidden values."""
        found = self.page.locator(f"form[action$='{action}']")
        for name, value in hidden.items():
            found = found.filter(has=self.page.locator(f"input[name='{name}'][value='{value}']"))
        return found

    def unfold(self, words: str, inside: Locator | None = None) -> Locator:
        """Open the details under this summary, if they are not, and return them."""
        summary = (inside or self.page).locator("summary").filter(has_text=re.compile(f"^\\s*{re.escape(self.say(words))}\\s*$"))
        details = self.page.locator("details").filter(has=summary).last
        if not details.evaluate("d => d.open"):
            summary.first.click()
        return details

    def presses(self, button: Locator) -> Response:
        """Press a button that posts, and return the server's answer to it."""
        with self.page.expect_response(lambda r: r.request.method == "POST") as answered:
            button.click()
        return answered.value

    def is_told(self, words: str, /, **values: object) -> None:
        """See in the line that answers the last act that it counted."""
        said = self.page.locator("#said")
        expect(said).to_contain_text(self.say(words, **values))
        expect(said.get_by_role("alert")).to_have_count(0)

    def is_refused(self, words: str, /, **values: object) -> None:
        """See one sentence that says why nothing changed."""
        expect(self.page.locator("main")).to_contain_text(self.say(words, **values))

    def takes_the_role(self, link: str, where: str) -> None:
        """Open a role's link on this device."""
        self.page.goto(link)
        self.presses(self.button("Take this role"))
        expect(self.page).to_have_url(re.compile(where))


class Organizer(Person):
    def begins(self, link: str, name: str, passphrase: str) -> None:
        self.page.goto(link)
        self.field("What shall we call you?").fill(name)
        self.field("Your passphrase").fill(passphrase)
        self.button("Begin").click()

    def starts_assembly(self, name: str, languages: Sequence[str], zone: str, title: str, day: str, place: str) -> str:
        """Fill in the form and return the id of the meeting that it planned."""
        self.link("Start our assembly").click()
        self.field("What is your assembly called?").fill(name)
        self._languages(languages)
        self.field("Time zone").fill(zone)
        self._evening(title, day, place)
        self.button("Start our assembly").click()
        return self._planned()

    def plans_next(self, title: str, day: str, place: str) -> str:
        self.page.goto("/")
        self.link("Plan the next meeting").click()
        self._evening(title, day, place)
        self.button("Plan this meeting").click()
        return self._planned()

    def _languages(self, languages: Sequence[str]) -> None:
        for lang in languages:
            self.page.get_by_role("checkbox", name=THEMSELVES[lang]).check()
        self.field("Which one is spoken most?").select_option(languages[0])

    def _evening(self, title: str, day: str, place: str) -> None:
        self.field("What is the evening called?").fill(title)
        self.field("Day").fill(day)
        self.field("Hour").fill("18:30")
        self.field("Place").fill(place)

    def _planned(self) -> str:
        self.page.wait_for_url(re.compile("/prepare/$"))
        return urlsplit(self.page.url).path.split("/")[2]

    def adds_item(self, title: str, asks: str, minutes: int) -> None:
        form = self.page.locator("form").filter(has=self.page.locator("select[name=asks]"))
        self.field("What is it about?", form).fill(title)
        self.field("What does it ask for?", form).select_option(asks)
        self.field("Minutes", form).fill(str(minutes))
        self.presses(self.button("Add to the agenda", form))
        self.reads(title)

    def link_for(self, role: str) -> str:
        """Make a link for a role and return it; it is shown only now."""
        self.presses(self.button("New link", self.form(f"/pass/{role}/")))
        return self.page.get_by_text(re.compile(r"^\s*http://\S+/p/\S+\s*$")).inner_text().strip()

    def prints_slips(self, count: int) -> bytes:
        form = self.form("/slips.pdf")
        self.field("How many slips", form).fill(str(count))
        with self.page.expect_download() as download:
            self.button("Print new slips", form).click()
        return download.value.path().read_bytes()


class Door(Person):
    def shows_a_slip(self) -> bytes:
        """Show a new slip and return a picture of the screen."""
        self.presses(self.button("Show a new slip"))
        self.sees("A new slip, for one neighbor")
        return self.page.screenshot()

    def voids(self, code: str) -> None:
        details = self.unfold("A slip is lost")
        details.locator("input[name=code]").fill(code)
        self.presses(self.button("Make it void and show a new one", details))

    def casts(self, value: str) -> str:
        """Cast the ballot of the neighbor who is helped, and return its receipt."""
        ballot = self.page.locator("form").filter(has=self.page.locator("input[name=vote]"))
        ballot.locator(f"input[name=choice][value={value}]").check()
        self.presses(self.button("Cast their ballot", ballot))
        self.is_told("The ballot is in the urn. It can be cast again until the vote closes.")
        return self.page.locator("#said").get_by_text(RECEIPT).inner_text().strip()

    def helps(self, code: str) -> None:
        self.page.goto(re.sub(r"/door/.*", "/door/", self.page.url))
        form = self.form("/door/slip/")
        self.field("The code on their slip", form).fill(code)
        self.presses(self.button("Help with this slip", form))
        self.sees("You act for")


class Table(Person):
    """A facilitator or a note-taker."""

    def does(self, button: Locator) -> None:
        """Press a button of the table and read that it stands in the minutes."""
        self.presses(button)
        self.is_told("Done. It stands in the minutes.")

    def opens_item(self, title: str) -> None:
        entry = self.page.get_by_role("listitem").filter(has_text=title)
        self.does(entry.locator("form[action$='/table/open-item/']").get_by_role("button"))
        self.heading(title)

    def calls(self, who: str) -> None:
        self.does(self.button("Call %(who)s", who=who))
        self.speaks(who)

    def speaks(self, who: str) -> None:
        now = re.compile(rf"{re.escape(self.say('Speaking now'))}[\s\S]{{0,60}}{re.escape(who)}")
        expect(self.page.locator("div, section").filter(has_text=now).last).to_be_visible()

    def opens_vote(self, proposal: str, method: str = "consent") -> None:
        form = self.form("/table/open-vote/", proposal=proposal)
        if not form.is_visible():
            form.locator("xpath=ancestor::details[1]/summary").click()
        form.locator("select[name=method]").select_option(method)
        for box in form.locator("input[name=without]").all():
            box.check()
        self.does(self.button("Open the vote", form))

    def shows_turnout(self, voted: int, present: int) -> None:
        words = say_n(self.lang, "of %(n)s neighbor has voted", "of %(n)s neighbors have voted", present)
        expect(self.page.locator("main")).to_contain_text(re.compile(rf"(?<!\d){voted}\s*{re.escape(words)}"))

    def closes_vote(self) -> None:
        self.does(self.button("Close the vote and count"))

    def decides(self, owner: str, due: str) -> None:
        form = self.form("/table/decide/")
        self.field("Who carries it", form).fill(owner)
        self.field("Done by", form).fill(due)
        self.does(self.button("Record the decision", form))

    def ends_without_decision(self, why: str, what_next: str) -> None:
        details = self.unfold("End this item without a decision")
        self.field("Why is there no decision?", details).fill(why)
        self.field("What happens next?", details).fill(what_next)
        self.does(self.button("Record: no decision", details))

    def closes_meeting(self) -> None:
        self.presses(self.button("Close the meeting"))


class Wall(Person):
    """One screen, two languages: `side` is the half in one of them."""

    def side(self, lang: str) -> Locator:
        return self.page.locator(f"section[lang={lang}]")

    def shows(self, lang: str, text: str) -> None:
        expect(self.side(lang)).to_contain_text(text)

    def shows_temperature(self, lang: str, **counted: int) -> None:
        for word, n in zip((say(lang, w) for w in ("Up", "So-so", "Down")), counted.values(), strict=True):
            expect(self.side(lang)).to_contain_text(re.compile(rf"{re.escape(word)}\s*{n}(?!\d)"))

    def shows_turnout(self, lang: str, voted: int, present: int) -> None:
        words = say_n(lang, "of %(n)s neighbor has voted", "of %(n)s neighbors have voted", present)
        expect(self.side(lang)).to_contain_text(re.compile(rf"(?<!\d){voted}\s*{re.escape(words)}"))


class Phone(Person):
    """A neighbor's phone."""

    address = ""

    def __init__(self, page: Page, lang: str, itself: str = "") -> None:
        super().__init__(page, lang)
        self.itself = itself or THEMSELVES[lang]

    def comes_in(self, address: str) -> None:
        """Open the slip's address and choose one's own language."""
        self.address = address
        self.page.goto(address)
        self.presses(self.page.get_by_role("main").get_by_role("button", name=self.itself, exact=True))

    def types(self, code: str) -> None:
        """Type a slip's code, as those do whose camera reads no QR code."""
        self.page.goto("/s/")
        self.field("The code on your slip").fill(code)
        self.presses(self.page.get_by_role("main").get_by_role("button", name=self.itself, exact=True))

    def line(self, waiting: Sequence[tuple[str, str]]) -> None:
        """See exactly these people in line, each with the reason beside."""
        places = self.page.locator("li[data-seat]")
        expect(places).to_have_count(len(waiting))
        for n, (who, why) in enumerate(waiting):
            expect(places.nth(n)).to_contain_text(who)
            expect(places.nth(n)).to_contain_text(why)

    def counts(self, counted: dict[str, int]) -> None:
        """See these counts of a closed vote."""
        for word, n in counted.items():
            shown = re.compile(rf"^\s*{re.escape(word)}\s*{n}\s*$")
            expect(self.page.locator("div").filter(has_text=shown).filter(visible=True).first).to_be_visible()

    def is_in(self, seat: int) -> None:
        expect(self.page).to_have_url(re.compile(r"/m/\w+/$"))
        expect(self.page.locator("html")).to_have_attribute("lang", self.lang)
        self.reads(self.say("Seat %(seat)s", seat=seat))

    def goes_to_the_room(self) -> None:
        self.page.goto(re.sub(r"(/m/\w+/).*", r"\1", self.page.url))

    def asks_to_speak(self) -> None:
        self.presses(self.button("I want to speak"))
        self.is_told("You are in line to speak.")

    def asks_a_question(self) -> None:
        self.presses(self.button("Ask the speaker a question", self.unfold("Question or point of order")))
        self.is_told("Your question is in line.")

    def is_done(self) -> None:
        self.presses(self.button("I am done"))
        self.is_told("Thank you. Your time has ended.")

    def is_at_place(self, place: int) -> None:
        own = re.compile(rf"^\s*{place}\s*{re.escape(self.say('is your place in the line'))}")
        expect(self.page.locator("div").filter(has_text=own).filter(visible=True).last).to_be_visible()

    def leaves_the_line(self) -> None:
        self.presses(self.button("Leave the line"))
        self.is_told("You are out of the line.")

    def cannot_follow(self) -> None:
        self.presses(self.button("I cannot follow"))
        self.is_told("The facilitator and the room see that somebody cannot follow.")

    def proposes(self, text: str, hours: int) -> None:
        self.link("Propose something").click()
        self.field("Your proposal").fill(text)
        self.field("Hours of work a week, if you know").fill(str(hours))
        self.presses(self.button("Put it on the floor"))
        self.is_told("Your proposal is on the floor.")

    def amends(self, text: str) -> None:
        self.page.get_by_role("link", name=self.say("Change a proposal:")).click()
        self.field("The words as they should be").fill(text)
        self.presses(self.button("Propose this change"))
        self.is_told("Your amendment is on the floor.")

    def accepts_amendment(self) -> None:
        self.presses(self.button("Take it in as friendly"))
        self.is_told("The amendment is in your proposal now.")

    def temperature(self, words: str) -> None:
        self.presses(self.button(words))
        self.is_told("Your answer is in the room’s temperature.")

    def ballot(self) -> Locator:
        return self.page.locator("form[action*='/vote/']")

    def chooses(self, value: str, hours: int = 0, reason: str = "") -> None:
        ballot = self.ballot()
        ballot.locator(f"input[name=choice][value={value}]").check()
        if reason:
            self.field("Why?", ballot).fill(reason)
        if hours:
            ballot.locator("input[name=pledge]").fill(str(hours))

    def casts(self, value: str, hours: int = 0, reason: str = "") -> str:
        """Cast a ballot and return the receipt that the phone shows."""
        self.chooses(value, hours, reason)
        self.presses(self.button("Cast my ballot", self.ballot()))
        return self.receipt()

    def receipt(self) -> str:
        self.sees("Counted")
        self.sees("Your receipt. Write it down: it finds your ballot in the record, and nobody can tell it is yours.")
        shown = self.page.get_by_text(RECEIPT).filter(visible=True)
        expect(shown.first).to_be_visible()
        return shown.first.inner_text().strip()


class Reader(Person):
    """Anyone, the next morning, without any sign-in."""

    def opens_the_record(self, assembly: str, title: str) -> None:
        self.page.goto(f"/a/{assembly}/")
        self.page.get_by_role("link", name=title).click()
        expect(self.page.get_by_role("heading", name=title)).to_be_visible()

    def takes(self, link: Locator) -> bytes:
        """Download the file behind a link."""
        with self.page.expect_download() as download:
            link.click()
        return download.value.path().read_bytes()


def at_once(*buttons: Locator) -> None:
    """Let several people press in the same millisecond."""
    moment = time.time() * 1000 + 600
    for button in buttons:
        button.evaluate("(b, at) => { setTimeout(() => b.click(), at - Date.now()) }", moment)
