"""What keeps somebody out of a page: axe's findings, things too wide, targets too small for a thumb."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from asamblea.languages import CODES

NARROW = 320
"""CSS pixels: an old phone, or a page at 400 % (WCAG 2.1, 1.4.10)."""
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ALL = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": TAGS}}
COLORS = {"resultTypes": ["violations"], "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}

OF_A_NEIGHBOR = re.compile(r"/(m|s)/|/a/[^/]+/(efforts|pledge|times)/")
"""Pages that a neighbor opens with a thumb; those of the record are read."""

TOO_SMALL = """() => [...document.querySelectorAll('a[href],button,select,textarea,summary,input:not([type=hidden])')]
  .map((e) => [e, (e.closest('label') ?? e).getBoundingClientRect()])
  .filter(([e, box]) => e.checkVisibility({visibilityProperty: true, opacityProperty: true}) && box.bottom > 0 && box.height < 44)
  .map(([e, box]) => `${e.outerHTML.slice(0, 90)} is ${Math.round(box.height)} px high`)"""
TOO_WIDE = """() => { const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth
  return wide <= 0 ? [] : [`${wide} px wider than the screen: ` + [...document.querySelectorAll('body *')]
    .filter((e) => e.getBoundingClientRect().right > innerWidth + .5).slice(-2).map((e) => e.outerHTML.slice(0, 120))] }"""


class Inspector:
    """Looks at pages and writes down what is wrong with them."""

    def __init__(self) -> None:
        self.axe, self.faults = Axe(), []

    def looks(self, page: Page, where: str, *, dark: bool = False) -> None:
        """Run axe on what the page shows now; `dark` looks at the colors of the dark scheme as well."""
        self._found(page, where, ALL)
        if dark:
            page.emulate_media(color_scheme="dark")
            self._found(page, f"{where}, dark", COLORS)
            page.emulate_media(color_scheme="light")
        if (page.viewport_size or {}).get("width") == NARROW:
            self._fits(page, where)

    def in_all_languages(self, page: Page, where: str, show: Callable[[], object]) -> None:
        """Show a page once in each language, and look at it."""
        for lang in CODES:
            reads(page, lang)
            show()
            assert page.locator("html").get_attribute("lang") == lang, f"{where} is not in {lang}"
            self.looks(page, f"{where}, {lang}", dark=lang == "en")
        reads(page, "en")

    def pages(self, page: Page, *paths: str) -> None:
        """Look at these addresses in all languages."""
        for path in paths:
            self.in_all_languages(page, path, lambda path=path: page.goto(path))

    def _found(self, page: Page, where: str, options: dict[str, object]) -> None:
        for fault in self.axe.run(page, options=options).response["violations"]:
            nodes = [f"{' '.join(map(str, node['target']))}: {node['html'][:120]}" for node in fault["nodes"]]
            self.faults.append(f"{where}: {fault['id']} ({fault['impact']}): {len(nodes)}: " + " | ".join(nodes[:3]))

    def _fits(self, page: Page, where: str) -> None:
        """See that nothing must be scrolled sideways, and in the room that a thumb hits everything."""
        self.faults += [f"{where}: {fault}" for fault in page.evaluate(TOO_WIDE)]
        if OF_A_NEIGHBOR.match(urlsplit(page.url).path):
            self.faults += [f"{where}: {fault}" for fault in page.evaluate(TOO_SMALL)]

    def says(self) -> str:
        """Return all that was found, one a line."""
        return "\n".join(self.faults)


def reads(page: Page, lang: str) -> None:
    """Let this device's reader choose a language."""
    origin = "/".join(page.url.split("/")[:3])
    page.context.add_cookies([{"name": "django_language", "value": lang, "url": origin}])
