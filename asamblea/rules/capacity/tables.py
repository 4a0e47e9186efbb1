"""Efforts and pledges as two tables, and a plan as one, the way spreadsheets write them.

Efforts: a line each, with columns id, title, people_min, people_max, hours, hours_each, needs
("korean:2 driver:1"), times ("tue-evening sat") and keep (x). Pledges: a line each, with columns id, hours,
abilities, times, and one for each effort, named by its id, with 1 to 3 or nothing. Columns may stand in any order
and be left out where the JSON may leave them out. Commas, semicolons or tabs between fields.
"""

import csv
import io
import re
from collections.abc import Callable, Mapping
from typing import Any

from asamblea.rules.capacity.document import hours
from asamblea.rules.capacity.model import Problem
from asamblea.rules.capacity.reading import read
from asamblea.rules.capacity.result import Plan
from asamblea.rules.capacity.shapes import MISSING
from asamblea.rules.refusal import Refusal
from asamblea.rules.words import gettext_noop

COUNTED = ("people_min", "people_max")
HOURS = ("hours", "hours_each")
LABELS = ("abilities", "times")

Row = tuple[int, dict[str, str]]
"""Line number, and what stands in each column that is not empty."""
Cell = Callable[[str], Any]


def problem(efforts: str, pledges: str) -> Problem | Refusal:
    """Return the problem of two tables, or a refusal that names table, line and column."""
    tables: dict[str, list[Row]] = {}
    for name, text in (("efforts", efforts), ("pledges", pledges)):
        rows = _rows(text)
        if isinstance(rows, Refusal):
            return _in_table(rows, name, {})
        tables[name] = rows
    keep = [row["id"] for _, row in tables["efforts"] if row.get("keep") and "id" in row]
    content = {"efforts": [_effort(row) for _, row in tables["efforts"]], "keep": keep}
    found = read({**content, "pledges": [_pledge(row) for _, row in tables["pledges"]]})
    lines = {f"{name}[{n}]": line for name, rows in tables.items() for n, (line, _) in enumerate(rows)}
    return _in_table(found, "", lines) if isinstance(found, Refusal) else found


def _rows(text: str) -> list[Row] | Refusal:
    lines = text.removeprefix("\ufeff").splitlines()
    delimiter = max(",;\t", key=(lines[0] if lines else "").count)
    try:
        reader = csv.reader(lines, delimiter=delimiter)
        found = [(reader.line_num, [field.strip() for field in row]) for row in reader]
    except csv.Error:
        return Refusal("malformed_plan", gettext_noop("%(place)s: this is not a table of fields."), {"place": ""})
    (_, header), *rest = found or [(1, [])]
    if "id" not in header:
        return Refusal("malformed_plan", MISSING, {"place": "id"})
    if len(set(header)) < len(header):
        return Refusal("malformed_plan", gettext_noop("%(place)s: two columns have the same name."), {"place": ""})
    return [(line, {name: field for name, field in zip(header, row, strict=False) if field}) for line, row in rest if any(row)]


def _in_table(refusal: Refusal, name: str, lines: Mapping[str, int]) -> Refusal:
    """Return a refusal whose place is a line of a table."""
    place = str(refusal.params.get("place", ""))
    if found := re.match(r"(efforts|pledges)\[\d+\]", place):
        place = f"{found[1]}, line {lines[found[0]]}{place[found.end() :].replace('.', ', ')}"
    elif name:
        place = f"{name}, line 1" + (f", {place}" if place else "")
    return Refusal(refusal.code, refusal.sentence, {**refusal.params, "place": place}) if "place" in refusal.params else refusal


def _effort(row: dict[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {name: _cell(name)(field) for name, field in row.items() if name != "keep"}
    if "needs" in row:
        pairs = (one.rpartition(":") for one in row["needs"].split())
        found["needs"] = {ability: _whole(many) for ability, _, many in pairs}
    return found


def _pledge(row: dict[str, str]) -> dict[str, Any]:
    known = ("id", "hours", *LABELS)
    found: dict[str, Any] = {name: _cell(name)(field) for name, field in row.items() if name in known}
    return {**found, "efforts": {name: _whole(field) for name, field in row.items() if name not in known}}


def _cell(name: str) -> Cell:
    if name in COUNTED:
        return _whole
    if name in HOURS:
        return lambda field: field.replace(",", ".")  # some countries write a comma
    return str.split if name in LABELS else str


def _whole(field: str) -> int | str:
    """Return a whole number; anything else stays text, which the reading refuses at its place."""
    return int(field) if re.fullmatch(r"-?\d{1,9}", field) else field


def members_table(problem: Problem, plan: Plan) -> str:
    """Return a line for each pledge and effort of theirs; who has no place stands there with no effort."""
    placed: dict[str, list[tuple[str, int]]] = {pledge.id: [] for pledge in problem.pledges}
    for one, members in plan.members.items():
        for who, given in members.items():
            placed[who].append((one, given))
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(["pledge", "effort", "hours"])
    for who, places in placed.items():
        table.writerows([who, one, hours(given)] for one, given in places or [("", 0)])
    return out.getvalue()


def efforts_table(problem: Problem, plan: Plan, closed: Mapping[str, Mapping[str, Any]]) -> str:
    """Return a line for each effort; `closed` are the reasons as a document has them."""
    out = io.StringIO()
    reasons = ("said_yes", "able", "needed", "more_pledges", "more_hours_each", "cost_today")
    table = csv.writer(out, lineterminator="\n")
    table.writerow(["effort", "title", "open", "people", "hours", *reasons])
    for effort in problem.efforts:
        members, why = plan.members.get(effort.id), closed.get(effort.id, {})
        here = ["x", len(members), hours(sum(members.values()))] if members else ["", "", ""]
        table.writerow([effort.id, effort.title, *here, *(why.get(reason, "") for reason in reasons)])
    return out.getvalue()
