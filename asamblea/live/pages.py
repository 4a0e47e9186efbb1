"""The plainest whole page around a fragment, for phones without JavaScript."""

from collections.abc import Callable
from html import escape

from asamblea.languages import direction
from asamblea.live.commits import Outcome

_PAGE = """<!doctype html><html lang="{lang}" dir="{direction}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>Asamblea</title>
<main>{said}<p><a href="/m/{meeting}/">Asamblea</a></p></main></html>"""


def around(answer: Callable[[str, Outcome], str]) -> Callable[[str, str, Outcome], str]:
    """Return a page that shows what `answer` says and leads back to the meeting."""

    def page(lang: str, meeting: str, outcome: Outcome) -> str:
        return _PAGE.format(lang=escape(lang), direction=direction(lang), said=answer(lang, outcome), meeting=escape(meeting))

    return page
