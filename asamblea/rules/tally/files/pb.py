"""`.pb`, the format of Pabulib (Faliszewski et al., IJCAI 2023) for budgets that people share out.

Sections META, PROJECTS and VOTES of lines with semicolons. Approval and choose-1 ballots say which
projects a voter supports; cumulative and scoring ballots give points; ordinal ones an order.
Three keys of META are ours and read again: `seed`, `satisfaction` and `completion`.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from asamblea.rules.refusal import Refusal
from asamblea.rules.tally.equal_shares import decimal
from asamblea.rules.tally.files import pb_votes
from asamblea.rules.tally.files.election import Election, Told, malformed, new_vote, text_of
from asamblea.rules.tally.files.fields import NotFields, Rows, not_fields, number, rows, too_few
from asamblea.rules.tally.papers import Papers
from asamblea.rules.words import gettext_noop

KINDS = {"approval": "points", "choose-1": "points", "cumulative": "points", "scoring": "points", "ordinal": "rankings"}
SECTIONS = ("META", "PROJECTS", "VOTES")
OURS = {"satisfaction": ("cost", "cardinality", "points"), "completion": ("none", "add_one")}

Listed = tuple[str, Decimal, str]
"""Id, cost and name of a project."""


def parse(text: str, told: Told = lambda part: None) -> Election | Refusal:
    """Return the election, counted by equal shares unless said otherwise; ids are the projects'."""
    try:
        return _parsed(text, told)
    except NotFields as error:
        return not_fields(error)


def _parsed(text: str, told: Told) -> Election | Refusal:
    lines = text.removeprefix("\ufeff").splitlines()
    starts = _sections(lines)
    if isinstance(starts, Refusal):
        return starts
    meta = {row[0].strip(): row[1].strip() for _, row in rows(lines, starts[0], starts[1] - 1, ";") if len(row) > 1}
    budget = _budget(meta, starts[0])
    if isinstance(budget, Refusal):
        return budget
    projects = _projects(rows(lines, starts[1], starts[2] - 1, ";"), starts[1])
    if isinstance(projects, Refusal):
        return projects
    papers = pb_votes.papers(lines, starts[2], meta["vote_type"], {one for one, _, _ in projects}, told)
    return papers if isinstance(papers, Refusal) else _election(meta, budget, projects, papers)


def _sections(lines: Sequence[str]) -> list[int] | Refusal:
    """Return the numbers (from 1) of the lines that begin the three sections."""
    starts: list[int] = []
    for line, words in enumerate(lines, 1):
        if words.strip().strip(";").upper() == SECTIONS[len(starts)]:
            starts.append(line)
            if len(starts) == len(SECTIONS):
                return starts
        elif not starts and words.strip():
            return malformed(line, gettext_noop("Line %(line)s: expected META, with which a Pabulib file begins."))
    sentence = gettext_noop("Line %(line)s: the file ends here; expected a section %(section)s.")
    return malformed(max(1, len(lines)), sentence, section=SECTIONS[len(starts)])


def _budget(meta: Mapping[str, str], start: int) -> Decimal | Refusal:
    if meta.get("vote_type") not in KINDS:
        sentence = gettext_noop("META from line %(line)s: expected vote_type to be one of: %(kinds)s.")
        return malformed(start, sentence, kinds=", ".join(KINDS))
    for key, known in OURS.items():
        if meta.get(key, known[0]) not in known:
            sentence = gettext_noop("META from line %(line)s: expected %(key)s to be one of: %(kinds)s.")
            return malformed(start, sentence, key=key, kinds=", ".join(known))
    budget = number(meta.get("budget", ""))
    return budget or malformed(start, gettext_noop("META from line %(line)s: expected budget to be a number above 0."))


def _projects(listed: Rows, start: int) -> list[Listed] | Refusal:
    line, header = next(listed, (start + 1, []))
    columns = [column.strip() for column in header]
    if not {"project_id", "cost"} <= set(columns):
        sentence = gettext_noop("Line %(line)s: expected names of columns, among them %(columns)s.")
        return malformed(line, sentence, columns="project_id, cost")
    at, price = columns.index("project_id"), columns.index("cost")
    name = columns.index("name") if "name" in columns else at
    projects: dict[str, Listed] = {}
    for line, row in listed:
        if len(row) <= max(at, price, name):
            return too_few(line, len(columns), len(row))
        cost, one = number(row[price]), row[at].strip()
        if cost is None:
            return malformed(line, gettext_noop("Line %(line)s: expected the project's cost as a number."))
        if not one or one in projects:
            return malformed(line, gettext_noop("Line %(line)s: expected a project_id that no other project has."))
        projects[one] = (one, cost, row[name].strip())
    return list(projects.values())


def _election(meta: Mapping[str, str], budget: Decimal, projects: Sequence[Listed], papers: Papers) -> Election:
    scale = 1
    while any(cost * scale % 1 for cost in (budget, *(cost for _, cost, _ in projects))):
        scale *= 10
    options = [{"id": one, "text": {"lang": "", "text": name}, "cost": int(cost * scale)} for one, cost, name in projects]
    said = {key: meta[key] for key in ("seed", *OURS) if key in meta}
    question = {"lang": "", "text": meta.get("description", "")}
    vote = new_vote("equal_shares", options, budget=int(budget * scale), scale=scale, question=question, **said)
    return Election(vote, KINDS[meta["vote_type"]], papers, _notes(meta.get("num_votes", ""), sum(many for _, many in papers)))


def _notes(said: str, votes: int) -> tuple[str, ...]:
    """Other programs count a file whose num_votes is wrong, so it is said and not refused."""
    if not said.isdecimal() or int(said) == votes:
        return ()
    return (f"The file says that it has {said} votes; it has {votes}.",)


def write(election: Election) -> str:
    """Return the election as `.pb`; approval ballots unless somebody gave more than one point."""
    vote, ones = election.vote, all(points == 1 for paper, _ in election.papers for _, points in paper)
    out = io.StringIO()
    table = csv.writer(out, delimiter=";", lineterminator="\n")
    table.writerows([["META"], ["key", "value"], *_meta(election, ones).items()])
    table.writerows([["PROJECTS"], ["project_id", "cost", "name"]])
    scale = vote.get("scale", 1)
    table.writerows([o["id"], _money(o["cost"], scale), text_of(o["text"])] for o in vote["options"])
    table.writerows([["VOTES"], ["voter_id", "vote"] if ones else ["voter_id", "vote", "points"]])
    voter = 0
    for paper, many in election.papers:
        said = [",".join(one for one, _ in paper)] + ([] if ones else [",".join(str(points) for _, points in paper)])
        for _ in range(many):
            voter += 1
            table.writerow([voter, *said])
    return out.getvalue()


def _meta(election: Election, ones: bool) -> dict[str, object]:
    vote = election.vote
    completion = vote.get("completion", "none")
    return {
        "description": text_of(vote.get("question")),
        "country": "",
        "unit": "",
        "instance": vote.get("id", ""),
        "num_projects": len(vote["options"]),
        "num_votes": sum(many for _, many in election.papers),
        "budget": _money(vote["budget"], vote.get("scale", 1)),
        "vote_type": "approval" if ones else "cumulative",
        "rule": "equalshares/add1" if completion == "add_one" else "equalshares",
        "seed": vote["seed"],
        "satisfaction": vote.get("satisfaction", "cost"),
        "completion": completion,
    }


def _money(amount: int, scale: int) -> str:
    return decimal(Fraction(amount, scale))
