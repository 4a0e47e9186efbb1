"""The section VOTES of a Pabulib file: each different line is understood once."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from asamblea.rules.refusal import Refusal
from asamblea.rules.tally.files.election import Told, malformed
from asamblea.rules.tally.files.fields import number, rows, too_few
from asamblea.rules.tally.papers import in_order
from asamblea.rules.words import gettext_noop

WITH_POINTS = ("cumulative", "scoring")

Written = tuple[str, str]
"""A ballot as it stands in the file: projects, and points or nothing."""


def papers(lines: Sequence[str], start: int, kind: str, known: set[str], told: Told) -> list[tuple[Any, int]] | Refusal:
    """Return the papers of the section that begins in line `start`; `known` are the projects."""
    counted = _counted(lines, start, kind in WITH_POINTS, told)
    if isinstance(counted, Refusal):
        return counted
    found: Counter[Any] = Counter()
    ones = {one: (one, 1) for one in known}
    for written, (line, many) in counted.items():
        ids = written[0].split(",") if written[0].strip() else []
        if not known.issuperset(ids):
            ids = [one.strip() for one in ids]
        wrong = _wrong(ids, known)
        if wrong:
            return malformed(line, wrong)
        if kind == "ordinal":
            paper: Any = tuple(ids)
        elif kind in WITH_POINTS:
            paper = _pointed(ids, written[1])
            if paper is None:
                sentence = gettext_noop("Line %(line)s: expected points, as many numbers as projects, between commas.")
                return malformed(line, sentence)
        else:
            paper = tuple(sorted([ones[one] for one in ids]))
        found[paper] += many
    return in_order(_whole(found) if kind in WITH_POINTS else found)


def _counted(lines: Sequence[str], start: int, pointed: bool, told: Told) -> dict[Written, tuple[int, int]] | Refusal:
    """Return each different ballot with the first line it stands in and how often it does."""
    header = [column.strip() for column in lines[start].split(";")] if start < len(lines) else []
    if "vote" not in header or (pointed and "points" not in header):
        sentence = gettext_noop("Line %(line)s: expected names of columns, among them %(columns)s.")
        return malformed(start + 1, sentence, columns="vote, points" if pointed else "vote")
    at, second = header.index("vote"), header.index("points") if pointed else -1
    needed = max(at, second) + 1
    found: dict[Written, tuple[int, int]] = {}
    for line in range(start + 1, len(lines)):
        if line % 8192 == 0:
            told(line / len(lines))
        words = lines[line]
        fields = words.split(";") if '"' not in words else next(rows(lines, line, line + 1, ";"), (0, [""]))[1]
        if len(fields) < needed:
            if words.strip():
                return too_few(line + 1, len(header), len(fields))
            continue
        written = (fields[at], fields[second] if pointed else "")
        first, many = found.get(written, (line + 1, 0))
        found[written] = (first, many + 1)
    return found


def _wrong(ids: Sequence[str], known: set[str]) -> str:
    """Return a sentence of what was expected of the projects named, or nothing."""
    if not known.issuperset(ids):
        return gettext_noop("Line %(line)s: expected the vote to name projects of this file, between commas.")
    if len(set(ids)) != len(ids):
        return gettext_noop("Line %(line)s: one project stands there twice.")
    return ""


def _pointed(ids: Sequence[str], written: str) -> Any | None:
    """Return pairs of project and points above 0; None when there are not as many numbers as projects."""
    points = [number(many) for many in written.split(",")] if written.strip() else []
    if len(points) != len(ids) or None in points:
        return None
    return tuple(sorted((one, many) for one, many in zip(ids, points, strict=True) if many))


def _whole(papers: Counter[Any]) -> Counter[Any]:
    """Return the papers with all points in one unit that makes them whole; proportions stay."""
    unit, given = 1, {many for paper in papers for _, many in paper}
    while any(many * unit % 1 for many in given):
        unit *= 10
    as_int = {many: int(many * unit) for many in given}
    whole: Counter[Any] = Counter()
    for paper, many in papers.items():
        whole[tuple((one, as_int[points]) for one, points in paper)] += many
    return whole
