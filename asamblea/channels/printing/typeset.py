"""Typesetting: a template and its data become a PDF.

Data reaches a template as JSON through `sys.inputs`, never as markup: `#`, `]` or `$` in a name
is only text. Templates hold no words of their own, so the look-up of glyphs here sees all that
is printed.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

from asamblea.channels.printing import glyphs

Paper = Literal["letter", "a4"]
_PAPERS: Mapping[str, str] = {"letter": "us-letter", "a4": "a4"}
_PRESS = Path(__file__).with_name("press.py")
_PATIENCE = 120
"""Seconds; ten thousand slips take about 25."""


class PressFailed(RuntimeError):
    """A template could not be set, or took too long: a mistake of ours or of the machine."""


def pdf(template: str, data: Mapping[str, Any], *, paper: Paper) -> bytes:
    """Return the PDF that `templates/<template>.typ` makes of `data` (JSON-able).

    Raises MissingGlyphs where a text of `data` has a character our fonts lack, ValueError for an
    unknown paper, PressFailed. Works in a process of its own; other threads run on meanwhile.
    """
    if paper not in _PAPERS:
        raise ValueError(f"paper is one of {', '.join(_PAPERS)}, not {paper!r}")
    lacking = glyphs.missing(texts(data))
    if lacking:
        raise glyphs.MissingGlyphs(f"our fonts lack {', '.join(map(glyphs.named, lacking))}")
    return _press(json.dumps({"template": template, "data": data, "paper": _PAPERS[paper]}).encode())


def _press(job: bytes) -> bytes:
    try:
        # -P: the press imports nothing of this folder by accident.
        done = subprocess.run([sys.executable, "-P", _PRESS], input=job, capture_output=True, timeout=_PATIENCE)
    except subprocess.TimeoutExpired as error:
        raise PressFailed(f"the press took longer than {_PATIENCE} seconds") from error
    if done.returncode:
        raise PressFailed(done.stderr.decode(errors="replace").strip())
    return done.stdout


def texts(data: Any) -> Iterator[str]:
    """Yield every string in JSON-able data, keys apart."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        for value in data.values():
            yield from texts(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from texts(value)
