"""One run of equal shares with a given share for each voter, in exact numbers.

Money is kept as integers over one common denominator, which grows with each purchase so that
every payment is whole: no rounding, and faster than fractions.
"""

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd
from typing import Any

from asamblea.rules.tally import lot


@dataclass(frozen=True)
class Project:
    """A project that somebody supports.

    `worth` is its worth for each point a supporter gives; `backers` are groups of equal ballots,
    `points` what each voter of the group gives; `support` counts people; `rank` decides ties.
    """

    id: str
    cost: int
    worth: int
    backers: tuple[int, ...]
    points: tuple[int, ...]
    support: int
    rank: tuple[int, ...]


@dataclass(frozen=True)
class Election:
    """The projects, how many voters each group of equal ballots has, and the budget."""

    projects: tuple[Project, ...]
    sizes: tuple[int, ...]
    budget: int
    seed: str

    @property
    def voters(self) -> int:
        return sum(self.sizes)


@dataclass(frozen=True)
class Purchase:
    """A project, and what each supporter with enough money pays for each point given."""

    project: Project
    per_point: Fraction


@dataclass(frozen=True)
class Run:
    """What was bought, in order; `share` is in 1/voters; `missed` has what its supporters had left."""

    share: int = 0
    purchases: tuple[Purchase, ...] = ()
    missed: tuple[tuple[Project, Fraction], ...] = ()
    tie: dict[str, Any] | None = None

    @property
    def cost(self) -> int:
        return sum(purchase.project.cost for purchase in self.purchases)


class Purses:
    """What every group still has, and what a project asks of its supporters."""

    def __init__(self, election: Election, share: int) -> None:
        self.sizes = election.sizes
        self.denominator = election.voters
        self.money = [share] * len(election.sizes)

    def asked(self, project: Project) -> tuple[int, int] | None:
        """Return (a, b): a/b (over the denominator) per point pays the cost; None when all together lack it."""
        money, sizes = self.money, self.sizes
        rich = [(money[g], points, sizes[g]) for g, points in zip(project.backers, project.points, strict=True)]
        left = project.cost * self.denominator
        if sum(m * size for m, _, size in rich) < left:
            return None
        worth = sum(points * size for _, points, size in rich)
        while True:
            poor = [(m, points, size) for m, points, size in rich if m * worth < left * points]
            if not poor:
                return left, worth
            rich = [(m, points, size) for m, points, size in rich if m * worth >= left * points]
            left -= sum(m * size for m, _, size in poor)
            worth -= sum(points * size for _, points, size in poor)

    def price(self, project: Project) -> Fraction | None:
        """Return what a supporter pays for one unit of satisfaction, or None."""
        asked = self.asked(project)
        return asked and Fraction(asked[0], asked[1] * self.denominator * project.worth)

    def pay(self, project: Project) -> Fraction:
        """Take the money for the project; return the payment per point."""
        asked = self.asked(project)
        assert asked is not None
        common = gcd(*asked)
        each, factor = asked[0] // common, asked[1] // common
        if factor > 1:
            self.denominator *= factor
            self.money = [m * factor for m in self.money]
        for g, points in zip(project.backers, project.points, strict=True):
            self.money[g] = max(0, self.money[g] - each * points)
        return Fraction(each, self.denominator)

    def left(self, project: Project) -> Fraction:
        """Return what the supporters have together."""
        return Fraction(sum(self.money[g] * self.sizes[g] for g in project.backers), self.denominator)


Offer = tuple[Fraction, tuple[int, ...], int]
"""(a price that may be too low by now, rank among equal prices, project's place)"""


def bought(election: Election, share: int) -> Run:
    """Return what is bought when every voter has `share` / voters.

    A lazy heap: money only shrinks, so a price found earlier is a lower bound of today's.
    """
    purses = Purses(election, share)
    offers = _first_offers(election)
    purchases = [Purchase(project, Fraction(0)) for project in election.projects if project.cost == 0]
    tie = None
    while offers:
        best = _cheapest(offers, election.projects, purses)
        if best is None:
            break
        project, level = best
        if level:
            tie = lot.tie(election.seed, [project.id, *level], [project.id])
        purchases.append(Purchase(project, purses.pay(project)))
    done = {purchase.project.id for purchase in purchases}
    missed = tuple((project, purses.left(project)) for project in election.projects if project.id not in done)
    return Run(share, tuple(purchases), missed, tie)


def _first_offers(election: Election) -> list[Offer]:
    """Return the price of each project as if nobody was short of money."""
    offers = []
    for place, project in enumerate(election.projects):
        given = sum(points * election.sizes[g] for g, points in zip(project.backers, project.points, strict=True))
        if project.cost:
            offers.append((Fraction(project.cost, given * project.worth), project.rank, place))
    heapq.heapify(offers)
    return offers


def _cheapest(offers: list[Offer], projects: Sequence[Project], purses: Purses) -> tuple[Project, list[str]] | None:
    """Take the best offer off the heap; return it with those that only their place in the lot put behind it."""
    while offers:
        bound, rank, place = heapq.heappop(offers)
        price = purses.price(projects[place])
        if price is None:
            continue
        if price == bound:
            return projects[place], _level(offers, price, rank, projects, purses)
        heapq.heappush(offers, (price, rank, place))
    return None


def _level(offers: list[Offer], price: Fraction, rank: tuple[int, ...], projects: Sequence[Project], purses: Purses) -> list[str]:
    """Return the ids of offers with the same price and rank but for the lot."""
    rivals = [offer for offer in offers if offer[0] == price and offer[1][:-1] == rank[:-1]]
    return [projects[place].id for _, _, place in rivals if purses.price(projects[place]) == price]
