"""Equal shares: everyone gets the same part of the budget and pays only for what they support.

Peters, Pierczynski and Skowron, "Proportional Participatory Budgeting with Additive Utilities"
(NeurIPS 2021). Again and again the project is bought that asks its supporters the least for what
it is worth to them; they pay in equal parts, and who has less gives all they have left.

A vote may say: `satisfaction` "cost" (a supported project is worth what it costs; the default),
"cardinality" (each is worth one) or "points" (worth the points given); `completion` "none" (the
default) or "add_one"; `scale`, when costs and budget are in parts of a credit (100: cents).
Ties: with a seed the lowest cost, then most supporters, then the lot; without one, in the order of
ids as text, as other programs do.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from asamblea.rules.tally import lot
from asamblea.rules.tally.papers import Papers, Vote
from asamblea.rules.tally.purchases import Election, Project, Run, bought

FINEST = 10_000
"""Growing shares climb by one credit, or by a 10,000th of the share where that is more."""


def count(vote: Vote, papers: Papers, present: int) -> dict[str, Any]:
    """Return what is funded in the order of purchase, and each purchase with what a supporter paid."""
    election = gathered(vote, papers)
    support = {project.id: project.support for project in election.projects}
    counts = {option["id"]: support.get(option["id"], 0) for option in vote["options"]}
    if not election.voters or not election.projects:
        return {"outcome": "none", "counts": counts}
    run = _completed(election, vote.get("scale", 1)) if vote.get("completion") == "add_one" else _plain(election)
    winners = [purchase.project.id for purchase in run.purchases]
    rounds = list(_readable(election, run, vote.get("scale", 1)))
    return {"outcome": "elected" if winners else "none", "winners": winners, "counts": counts, "rounds": rounds, "tie": run.tie}


def gathered(vote: Vote, papers: Papers) -> Election:
    """Return the election: each supported project with the groups of equal ballots behind it."""
    backers, points = _backed([option["id"] for option in vote["options"]], papers)
    sizes = [many for _, many in papers]
    order = {one: place for place, one in enumerate(_order(vote["seed"], backers))}
    satisfaction = vote.get("satisfaction", "cost")
    projects = []
    for option in vote["options"]:
        one, cost = option["id"], option["cost"]
        if not backers[one]:
            continue
        of_group = tuple([sizes[group] for group in backers[one]])
        rank = (cost, -sum(of_group), order[one]) if vote["seed"] else (order[one],)
        given = tuple(points[one]) if satisfaction == "points" else (1,) * len(of_group)
        worth = cost if satisfaction == "cost" else 1
        projects.append(Project(one, cost, worth, tuple(backers[one]), of_group, given, rank))
    return Election(tuple(projects), tuple(sizes), vote["budget"], vote["seed"])


def _backed(ids: Iterable[str], papers: Papers) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """Return for each project the numbers of the papers that support it, and the points they give."""
    backers: dict[str, list[int]] = {one: [] for one in ids}
    points: dict[str, list[int]] = {one: [] for one in backers}
    for group, (paper, _) in enumerate(papers):
        for one, many in paper:
            if one in backers:
                backers[one].append(group)
                points[one].append(many)
    return backers, points


def _order(seed: str, ids: Iterable[str]) -> Sequence[str]:
    return lot.drawn(seed, ids) if seed else sorted(ids)


def _plain(election: Election) -> Run:
    return bought(election, election.budget)


def _completed(election: Election, credit: int) -> Run:
    """Grow everyone's share by one credit until nothing more fits; the last plan within the budget stands."""
    step = max(credit, election.budget // (election.voters * FINEST)) * election.voters
    share, before = election.budget, Run()
    while True:
        run = bought(election, share)
        if run.cost > election.budget:
            return before
        chosen = {purchase.project.id for purchase in run.purchases}
        waiting = [project for project in election.projects if project.id not in chosen]
        if all(run.cost + project.cost > election.budget for project in waiting):
            return run
        # Below this share no waiting project's supporters have its cost together: nothing can be added.
        needed = min(-(-project.cost * election.voters // project.support) for project in waiting)
        share += step * max(1, -(-(needed - share) // step) - 1)
        before = run


def _readable(election: Election, run: Run, scale: int) -> Iterable[dict[str, Any]]:
    yield {"share": decimal(Fraction(run.share, election.voters * scale)), "voters": election.voters}
    for purchase in run.purchases:
        project = purchase.project
        cost = decimal(Fraction(project.cost, scale))
        pays = decimal(purchase.per_point / scale)
        yield {"funded": project.id, "cost": cost, "supporters": project.support, "each_pays": pays}
    missed: Mapping[str, Any] = {
        project.id: {"cost": decimal(Fraction(project.cost, scale)), "left": decimal(left / scale)}
        for project, left in run.missed
    }
    if missed:
        yield {"not_funded": missed}


def decimal(number: Fraction) -> str:
    """Return a number of at least 0 with at most five decimals, cut."""
    whole, part = divmod(number.numerator * 100_000 // number.denominator, 100_000)
    return f"{whole}.{part:05d}".rstrip("0") if part else str(whole)
