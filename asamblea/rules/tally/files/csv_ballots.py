"""`.csv`, as spreadsheets and online forms write ballots: a line of names, then a line a ballot.

Four ways, told apart by the first line and the cells; a column `count` says how many cast a line:
a column `choice` with yes, no, abstain or agree, aside, block; columns `rank 1`, `rank 2` … with
names, best first; otherwise a column for each option, holding x (or 1) where it was ticked, or
points from 0. Commas, semicolons or tabs between fields.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from asamblea.rules.refusal import Refusal
from asamblea.rules.tally import consent, lot, majority
from asamblea.rules.tally.files.election import Election, Told, malformed, new_vote, text_of
from asamblea.rules.tally.files.fields import NotFields, Row, not_fields, rows, too_few
from asamblea.rules.tally.papers import in_order
from asamblea.rules.words import gettext_noop

TICK, NO_TICK = ("x", "✓", "1"), ("", "0")
RANK = re.compile(r"rank[ _-]?(\d+)", re.IGNORECASE)

Ballot = tuple[int, Row, int]
"""Line number, fields without the count, and how many cast it."""


def parse(text: str, told: Told = lambda part: None) -> Election | Refusal:
    """Return the election; ids are the options' numbers from 1, in the order of columns or of names."""
    lines = text.removeprefix("\ufeff").splitlines()
    first = lines[0] if lines else ""
    delimiter = max(",;\t", key=first.count)
    try:
        ballots = _ballots(rows(lines, 0, len(lines), delimiter))
    except NotFields as error:
        return not_fields(error)
    if isinstance(ballots, Refusal):
        return ballots
    header, read = ballots
    if [column.lower() for column in header] == ["choice"]:
        return _choices(read)
    if all(RANK.fullmatch(column) for column in header):
        return _rankings(header, read)
    return _marks(header, read)


def _ballots(found: Iterator[tuple[int, Row]]) -> tuple[Row, list[Ballot]] | Refusal:
    line, header = next(found, (1, []))
    header = [column.strip() for column in header]
    at = next((n for n, column in enumerate(header) if column.lower() == "count"), -1)
    names = [column for n, column in enumerate(header) if n != at]
    if not names or "" in names or len(set(names)) != len(names):
        return malformed(line, gettext_noop("Line %(line)s: expected a name for each column, none twice."))
    ballots: list[Ballot] = []
    for line, row in found:
        if len(row) != len(header):
            return too_few(line, len(header), len(row))
        fields = [field.strip() for field in row]
        many = fields.pop(at) if at >= 0 else "1"
        if not many.isdecimal() or len(many) > 9:
            return malformed(line, gettext_noop("Line %(line)s: expected the count as a whole number."))
        ballots.append((line, fields, int(many)))
    return names, ballots


def _choices(ballots: Sequence[Ballot]) -> Election | Refusal:
    papers: Counter[str] = Counter()
    for line, fields, many in ballots:
        choice = fields[0].lower()
        known = consent.CHOICES if any(one in consent.CHOICES for one in papers) else majority.CHOICES
        if choice not in known and (papers or choice not in consent.CHOICES):
            sentence = gettext_noop("Line %(line)s: expected one of: %(choices)s.")
            return malformed(line, sentence, choices=", ".join(known if papers else majority.CHOICES + consent.CHOICES))
        papers[choice] += many
    method = "consent" if any(one in consent.CHOICES for one in papers) else "majority"
    return Election(new_vote(method, []), "choices", in_order(papers))


def _rankings(header: Row, ballots: Sequence[Ballot]) -> Election | Refusal:
    places = sorted(range(len(header)), key=lambda n: int(_rank(header[n])))
    names = sorted({field for _, fields, _ in ballots for field in fields if field}, key=lot.by_id)
    ids = {name: str(n) for n, name in enumerate(names, 1)}
    papers: Counter[Any] = Counter()
    for line, fields, many in ballots:
        ranking = tuple(ids[fields[n]] for n in places if fields[n])
        if len(set(ranking)) != len(ranking):
            return malformed(line, gettext_noop("Line %(line)s: one candidate stands there twice."))
        papers[ranking] += many
    return Election(new_vote("irv", _options(names)), "rankings", in_order(papers))


def _rank(column: str) -> str:
    found = RANK.fullmatch(column)
    assert found is not None
    return found[1]


def _marks(names: Row, ballots: Sequence[Ballot]) -> Election | Refusal:
    ids = [str(n) for n in range(1, len(names) + 1)]
    ticked = all(field.lower() in TICK + NO_TICK for _, fields, _ in ballots for field in fields)
    papers: Counter[Any] = Counter()
    for line, fields, many in ballots:
        if ticked:
            papers[tuple(sorted(one for one, field in zip(ids, fields, strict=True) if field.lower() in TICK))] += many
        elif all(field.isdecimal() and len(field) < 4 for field in fields if field):
            points = [(one, int(field)) for one, field in zip(ids, fields, strict=True) if field]
            papers[tuple(sorted(points))] += many
        else:
            return malformed(line, gettext_noop("Line %(line)s: expected x or points from 0 in each column, or nothing."))
    vote = new_vote("approval" if ticked else "score", _options(names))
    return Election(vote, "ticks" if ticked else "points", in_order(papers))


def _options(names: Sequence[str]) -> list[dict[str, Any]]:
    return [{"id": str(n), "text": {"lang": "", "text": name}} for n, name in enumerate(names, 1)]


def _misleads(text: str) -> bool:
    """Return whether a column of this name means something else here, or is computed by a spreadsheet."""
    return text.lower() in ("", "count", "choice") or bool(RANK.fullmatch(text)) or text.startswith(("=", "+", "-", "@"))


def write(election: Election) -> str:
    """Return the election as `.csv` with a column `count`; options are named by their texts, or by ids where those mislead."""
    options = election.vote["options"]
    texts = [text_of(option["text"]) for option in options]
    plain = len(set(texts)) == len(texts) and not any(map(_misleads, texts))
    names = {o["id"]: text if plain else o["id"] for o, text in zip(options, texts, strict=True)}
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    if election.kind == "choices":
        table.writerows([["choice", "count"], *election.papers])
    elif election.kind == "rankings":
        width = max((len(ranking) for ranking, _ in election.papers), default=1)
        table.writerow([*(f"rank {n}" for n in range(1, width + 1)), "count"])
        for ranking, many in election.papers:
            table.writerow([*(names[one] for one in ranking), *[""] * (width - len(ranking)), many])
    else:
        table.writerow([*names.values(), "count"])
        for paper, many in election.papers:
            marks = dict.fromkeys(paper, "x") if election.kind == "ticks" else dict(paper)
            table.writerow([*(marks.get(one, "") for one in names), many])
    return out.getvalue()
