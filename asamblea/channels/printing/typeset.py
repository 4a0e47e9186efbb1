"""The press: a template and its data become a PDF.

Data reaches a template as JSON through `sys.inputs`, never as markup: `#`, `]` or `$` in a name
is only text. Templates hold no words of their own, so the look-up of glyphs here sees all that
is printed.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from asamblea.channels.printing import glyphs

if TYPE_CHECKING:
    import typst

Paper = Literal["letter", "a4"]
_PAPERS: Mapping[str, str] = {"letter": "us-letter", "a4": "a4"}
_ROOM = Path(__file__).parent


def pdf(template: str, data: Mapping[str, Any], *, paper: Paper) -> bytes:
    """Return the PDF that `templates/<template>.typ` makes of `data` (JSON-able).

    Raises MissingGlyphs where a text of `data` has a character our fonts lack, ValueError for an
    unknown paper. Other threads run on while it compiles.
    """
    made = _compile(template, data, paper, format="pdf")
    assert isinstance(made, bytes)
    return made


def pictures(template: str, data: Mapping[str, Any], *, paper: Paper, dots: int = 144) -> list[bytes]:
    """Return the same pages as PNG pictures, `dots` an inch, to look at before printing."""
    made = _compile(template, data, paper, format="png", ppi=float(dots))
    assert made is not None
    return made if isinstance(made, list) else [made]


def _compile(template: str, data: Mapping[str, Any], paper: Paper, **output: Any) -> bytes | list[bytes] | None:
    import typst

    if paper not in _PAPERS:
        raise ValueError(f"paper is one of {', '.join(_PAPERS)}, not {paper!r}")
    _check(data)
    inputs = {"data": json.dumps({**data, "paper": _PAPERS[paper]})}
    page = _ROOM / "templates" / f"{template}.typ"
    compiler = typst.Compiler(page, root=_ROOM, font_paths=_fonts(), ignore_system_fonts=True)
    return compiler.compile(sys_inputs=inputs, **output)


def _check(data: Mapping[str, Any]) -> None:
    lacking = glyphs.missing(_texts(data))
    if lacking:
        raise glyphs.MissingGlyphs(f"our fonts lack {', '.join(map(glyphs.named, lacking))}")


def _texts(data: Any) -> Iterator[str]:
    """Yield every string of the data, paths of drawings too (they are plain ASCII)."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        for value in data.values():
            yield from _texts(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from _texts(value)


@cache
def _fonts() -> "typst.Fonts":
    """Return our fonts alone, so a sheet looks the same on every machine."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[glyphs.FONTS])
