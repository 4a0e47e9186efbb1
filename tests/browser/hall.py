"""An assembly under way, made quickly: the table acts by the same requests as its pages, without looking at them."""

import html
import re
from datetime import datetime
from urllib.parse import urlencode, urlsplit
from zoneinfo import ZoneInfo

import httpx
from playwright.sync_api import Page

from tests.browser.people import Organizer, Phone, Street, Wall
from tests.browser.program import Program
from tests.browser.words import say

ZONE = "America/Los_Angeles"
NAME = "Asamblea de la Calle Ocho"
PASSPHRASE = "four words of our own"
FRAGMENT = {"FX-Request": "true"}
CODE = re.compile(r">\s*((?:[0-9A-Z]{4}-){3}[0-9A-Z]{4})\s*<")


class Neighbor:
    """Somebody in the room whose screen nobody looks at."""

    def __init__(self, url: str, meeting: str, code: str, lang: str) -> None:
        self.meeting, self.lang, self.code = meeting, lang, code
        self.client = httpx.Client(base_url=url, headers={"accept-language": lang}, trust_env=False)
        self.client.get("/s/")
        self._post("/s/", code=code, language=lang)

    def does(self, name: str, **fields: object) -> None:
        answer = self._post(f"/m/{self.meeting}/do/{name}/", **fields)
        assert 'role="alert"' not in answer.text, answer.text

    def pledges(self, hours: int, **fields: object) -> None:
        """Pledge hours; `fields` are those of the form, as `choice-7`."""
        self._post(f"/m/{self.meeting}/pledge/", hours=hours, until="90", **fields)

    def _post(self, path: str, **fields: object) -> httpx.Response:
        token = self.client.cookies["csrftoken"]
        answer = self.client.post(path, data=fields, headers={**FRAGMENT, "X-CSRFToken": token})
        assert answer.status_code < 400, answer.text
        return answer


class Hall:
    """A meeting, its organizer, and as many slips as are asked for."""

    def __init__(
        self,
        street: Street,
        program: Program,
        title: str = "Asamblea de noviembre",
        name: str = NAME,
        place: str = "Iglesia Immanuel",
    ) -> None:
        self.street = street
        self.organizer = Organizer(street.desk(), "en")
        self.organizer.begins(program.link, "Rosa", PASSPHRASE)
        self.today = datetime.now(ZoneInfo(ZONE)).date().isoformat()
        self.id = self.organizer.starts_assembly(name, ["es", "ko", "en"], ZONE, title, self.today, place)

    @property
    def page(self) -> Page:
        return self.organizer.page

    def at(self, path: str) -> str:
        """Return a path of this meeting."""
        return f"/m/{self.id}/{path}"

    def does(self, name: str, **fields: str | list[str]) -> None:
        """Do one of the table's acts, which must be taken; votes do not wait for translations unless `without` says so."""
        if name == "open-vote":
            fields = {"without": ["es", "ko", "en"], **fields}
        self._post(self.at(f"table/{name}/"), fields)

    def sits_in_groups(self, **fields: str) -> None:
        """Propose groups, and open them as they are proposed."""
        self.does("propose-groups", **fields)
        desk = self.page.request.get(self.at("desk/facilitator/")).text()
        key = re.search(r'name="key" value="([0-9a-f]{8})"', desk)
        assert key, desk
        self.does("open-groups", key=key[1])

    def slip(self) -> str:
        """Return the code of a new slip."""
        found = CODE.search(self._post(self.at("door/do/hand-out/"), {}))
        assert found
        return found[1]

    def writes_down(self, title: str, people: tuple[int, int], hours: int, **more: str | list[str]) -> None:
        """Put an effort on the board."""
        least, most = map(str, people)
        plain = {"title": title, "people_min": least, "people_max": most, "hours": str(hours), "hours_each": "2", "weeks": "0"}
        self._post(self.at("efforts/new/"), {**plain, **more})

    def gives_times(self, front: str, **card: str | list[str]) -> None:
        """Enter a times card from paper at the assembly `front`."""
        self._post(f"{front}times/paper/", {"do": "keep", **card})

    def efforts(self) -> dict[str, str]:
        """Return the number of each effort that takes pledges, by its title."""
        page = self.page.request.get(self.at("efforts/desk/")).text()
        found = re.findall(r'name="force" value="(\d+)".*?', page)
        titles = re.findall(r"<legend[^>]*>\s*([^<]+?)\s*</legend>\s*<label[^>]*>\s*<input[^>]*name=\"force\"", page)
        return dict(zip(map(html.unescape, titles), found, strict=True))

    def link(self, role: str) -> str:
        """Return a new link that gives this role."""
        shown = self._post(self.at(f"pass/{role}/"), {})
        found = re.search(rf"http://[^\s<\"]+/p/{self.id}/[\w-]+", shown)
        assert found, shown
        return html.unescape(found[0])

    def phone(self, lang: str, *, script: bool = True, page: Page | None = None, itself: str = "") -> Phone:
        """Return a phone that came in; `itself` names a language that only the program before it speaks."""
        phone = Phone(page or self.street.phone(lang, script=script), lang, itself)
        phone.comes_in(f"/s/{self.slip().replace('-', '')}")
        phone.page.wait_for_url(re.compile(r"/m/\w+/$"))
        return phone

    def wall(self) -> Wall:
        """Return a wall in Spanish and Korean."""
        wall = Wall(self.street.screen("es"), "es")
        wall.takes_the_role(self.link("wall"), "/wall/$")
        wall.page.goto(f"{wall.page.url}?lang=es,ko")
        return wall

    def devices(self, *roles: str) -> dict[str, Page]:
        """Return one device for each of these roles, and a `stranger` who has none."""
        pages = {"stranger": self.street.narrow("en")}
        for role in roles:
            page = pages[role] = self.street.screen() if role == "wall" else self.street.desk()
            page.goto(urlsplit(self.link(role)).path)
            page.get_by_role("button", name=say("en", "Take this role")).click()
        pages["stranger"].goto("/")
        return pages

    def neighbor(self, lang: str = "es") -> Neighbor:
        return Neighbor(self.street.url, self.id, self.slip(), lang)

    def opens(self, title: str, asks: str = "decide", minutes: str = "20", lang: str = "") -> None:
        """Put an item on the agenda, written in `lang` or the organizer's English, and open it."""
        self.does("add-item", title=title, asks=asks, minutes=minutes, lang=lang)
        self.items = getattr(self, "items", 0) + 1
        self.does("open-item", item=f"i{self.items}")

    def _post(self, path: str, fields: dict[str, str | list[str]]) -> str:
        token = next(c["value"] for c in self.page.context.cookies() if c["name"] == "csrftoken")
        body = urlencode(fields, doseq=True)
        headers = {**FRAGMENT, "X-CSRFToken": token, "Content-Type": "application/x-www-form-urlencoded"}
        answer = self.page.request.post(path, data=body, headers=headers)
        text = answer.text()
        assert answer.ok and 'role="alert"' not in text, f"{path} {fields}: {answer.status} {text}"
        return text
