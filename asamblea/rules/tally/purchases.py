"""One run of equal shares with a given share for each voter, in exact numbers.

Money is kept as integers over one common denominator, which grows with each purchase so that
every payment is whole: no rounding, and faster than fractions.
"""

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import gcd
from operator import mul
from typing import Any

from asamblea.rules.tally import lot


@dataclass(frozen=True)
class Project:
    """A project that somebody supports.

    `worth` is its worth for each point a supporter gives; `backers` are groups of equal ballots,
    `sizes` how many people each has and `points` what each of them gives; `rank` decides ties.
    """

    id: str
    cost: int
    worth: int
    backers: tuple[int, ...]
    sizes: tuple[int, ...]
    points: tuple[int, ...]
    rank: tuple[int, ...]

    @cached_property
    def support(self) -> int:
        return sum(self.sizes)

    @cached_property
    def given(self) -> int:
        """All points together."""
        return sum(map(mul, self.sizes, self.points))

    @cached_property
    def most(self) -> int:
        """The most points that one person gives."""
        return max(self.points)


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
        self.denominator = election.voters
        self.money = [share] * len(election.sizes)

    def asked(self, project: Project) -> tuple[int, int] | None:
        """Return (a, b): a/b (over the denominator) per point pays the cost; None when all together lack it."""
        money = [self.money[g] for g in project.backers]
        left, worth = project.cost * self.denominator, project.given
        if sum(map(mul, money, project.sizes)) < left:
            return None
        if min(money) * worth >= left * project.most:
            return left, worth  # nobody is short
        rich = list(zip(money, project.points, project.sizes, strict=True))
        while True:
            poor = [(m, points, size) for m, points, size in rich if m * worth < left * points]
            if not poor:
                return left, worth
            rich = [(m, points, size) for m, points, size in rich if m * worth >= left * points]
            left -= sum([m * size for m, _, size in poor])
            worth -= sum([points * size for _, points, size in poor])

    def price(self, project: Project, asked: tuple[int, int]) -> Fraction:
        """Return what a supporter pays for one unit of satisfaction."""
        return Fraction(asked[0], asked[1] * self.denominator * project.worth)

    def pay(self, project: Project, asked: tuple[int, int]) -> Fraction:
        """Take the money for the project; return the payment per point."""
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
        money = [self.money[g] for g in project.backers]
        return Fraction(sum(map(mul, money, project.sizes)), self.denominator)


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
    while best := _cheapest(offers, election.projects, purses):
        project, asked, level = best
        if level:
            tie = lot.tie(election.seed, [project.id, *level], [project.id])
        purchases.append(Purchase(project, purses.pay(project, asked)))
    done = {purchase.project.id for purchase in purchases}
    missed = tuple((project, purses.left(project)) for project in election.projects if project.id not in done)
    return Run(share, tuple(purchases), missed, tie)


def _first_offers(election: Election) -> list[Offer]:
    """Return the price of each project as if nobody was short of money."""
    priced = [(place, project) for place, project in enumerate(election.projects) if project.cost]
    offers = [(Fraction(project.cost, project.given * project.worth), project.rank, place) for place, project in priced]
    heapq.heapify(offers)
    return offers


Best = tuple[Project, tuple[int, int], list[str]]
"""A project, what it asks, and those that only their place in the lot put behind it."""


def _cheapest(offers: list[Offer], projects: Sequence[Project], purses: Purses) -> Best | None:
    """Take the best offer off the heap, or return None when nothing can be paid any more."""
    while offers:
        bound, rank, place = heapq.heappop(offers)
        asked = purses.asked(projects[place])
        if asked is None:
            continue
        price = purses.price(projects[place], asked)
        if price == bound:
            rivals = [other for found, behind, other in offers if found == price and behind[:-1] == rank[:-1]]
            return projects[place], asked, _level([projects[other] for other in rivals], price, purses)
        heapq.heappush(offers, (price, rank, place))
    return None


def _level(rivals: Sequence[Project], price: Fraction, purses: Purses) -> list[str]:
    """Return the ids of rivals that really ask this price."""
    asked = [(rival, purses.asked(rival)) for rival in rivals]
    return [rival.id for rival, one in asked if one is not None and purses.price(rival, one) == price]
