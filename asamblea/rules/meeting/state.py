"""What is so in a meeting right now: everything the minutes say, folded into one value."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from asamblea.rules.house_rules import HouseRules
from asamblea.rules.meeting.breakout_state import Breakouts, Where
from asamblea.rules.meeting.interpreting_state import Interpreted
from asamblea.rules.stack import Stack
from asamblea.rules.texts import Text
from asamblea.rules.translation import Translation

GENESIS = "0" * 64

Draft = Mapping[str, Any]
"""An entry before it is numbered: `{"kind": …, …}`."""


@dataclass(frozen=True)
class Promise:
    """A decision of an earlier meeting that is still open; `word` is what was said of it today."""

    id: str
    text: Text
    owner: str
    due: str
    status: str = ""
    word: Text | None = None


@dataclass(frozen=True)
class Item:
    """One agenda item. `asks` is share, discuss or decide; `phase` is waiting, open or done."""

    id: str
    title: Text
    asks: str
    minutes: int
    phase: str = "waiting"
    opened_at: int = 0
    about: str = ""
    """"promises" for the item that looks at what was promised before, "efforts" for one that plans what to do,
    "report-back" for one at which small groups report."""
    of: str = ""
    """Of a report-back: the item that its groups talked about. What is decided here answers that one too."""
    answer: str = ""
    """Id of the decision or no-decision that answered it."""


@dataclass(frozen=True)
class Amendment:
    """Words that would replace a proposal's; status open, accepted, adopted, rejected or withdrawn."""

    id: str
    proposal: str
    seat: int | None
    text: Text
    status: str = "open"


@dataclass(frozen=True)
class Proposal:
    """Status: open, adopted, rejected, withdrawn, tabled or merged."""

    id: str
    item: str
    seat: int | None
    text: Text
    hours: int = 0
    status: str = "open"
    changes: Mapping[str, Any] = field(default_factory=dict)
    """House rules it would change."""
    plan: Mapping[str, Any] = field(default_factory=dict)
    """Plan of efforts it would adopt, as `rules.meeting.efforts` takes it."""
    effort: Mapping[str, Any] = field(default_factory=dict)
    """Effort it would continue, change or stop: `{"id", "title", "do"}`."""
    group: int = 0
    """The small group that brought it to the plenary, if one did."""
    to: str = ""
    """The meeting it was tabled to, or the proposal it was merged into."""

    @property
    def carries(self) -> bool:
        """Whether a decision on it changes more than its words say: then nobody amends or merges it."""
        return bool(self.changes or self.plan or self.effort)


@dataclass(frozen=True)
class MergeOffer:
    """Words that would stand in the place of several `proposals`; `agreed` are those whose authors said yes."""

    id: str
    item: str
    proposals: tuple[str, ...]
    text: Text
    hours: int = 0
    agreed: frozenset[str] = frozenset()
    is_open: bool = True


@dataclass(frozen=True)
class Vote:
    """`spec` is the vote as everyone can recount it (`rules.votes`); status open, closed or cancelled."""

    spec: Mapping[str, Any]
    status: str = "open"
    proposal: str = ""
    amendment: str = ""
    present: int = 0
    prepared: Mapping[str, Any] | None = None
    """Owner, dates and next step named beforehand, for a vote that closes after the meeting."""
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """Counts entered by tellers, by teller."""
    result: Mapping[str, Any] | None = None
    pledged: Mapping[str, int] = field(default_factory=dict)
    """People and hours a week that were pledged beside the ballots."""
    reasons: tuple[tuple[str, Text], ...] = ()
    """What was written beside a choice other than agreeing, as it is published."""
    decided: bool = False
    versions: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """What the ballot said in each language of the room, question and options, while the vote was open."""
    without: tuple[str, ...] = ()
    """Languages of the room for which it decided not to wait."""

    @property
    def id(self) -> str:
        return str(self.spec["id"])

    @property
    def item(self) -> str:
        return str(self.spec["item"])

    @property
    def is_late(self) -> bool:
        return self.spec["until"] is not None

    @property
    def passed(self) -> bool:
        return self.result is not None and self.result["outcome"] in ("adopted", "elected")


@dataclass(frozen=True)
class Decision:
    """What was decided, who carries it and by when; dates are ISO days."""

    id: str
    item: str
    vote: str
    text: Text
    owner: str
    owner_kind: str
    due: str
    review: str


@dataclass(frozen=True)
class NoDecision:
    """Why an item ended without a decision and what happens next."""

    id: str
    item: str
    why: Text
    next: Text


@dataclass(frozen=True)
class Temperature:
    """A check under way: counts by answer; `asks` is "item" or "more_time"."""

    id: str
    asks: str
    up: int = 0
    so_so: int = 0
    down: int = 0


@dataclass(frozen=True)
class Note:
    """A line of the note-taker."""

    id: str
    item: str
    text: Text
    struck: bool = False


@dataclass(frozen=True)
class State:
    """A meeting after entry `n`; `phase` is none, planned, open or closed."""

    n: int = 0
    at: int = 0
    hash: str = GENESIS
    phase: str = "none"
    id: str = ""
    assembly: str = ""
    title: Text = field(default_factory=dict)
    languages: tuple[str, ...] = ()
    zone: str = "UTC"
    day: str = ""
    house: HouseRules = field(default_factory=HouseRules)
    promises: Mapping[str, Promise] = field(default_factory=dict)
    present: frozenset[int] = frozenset()
    seats: int = 0
    items: Mapping[str, Item] = field(default_factory=dict)
    current: str = ""
    stack: Stack = field(default_factory=Stack)
    proposals: Mapping[str, Proposal] = field(default_factory=dict)
    amendments: Mapping[str, Amendment] = field(default_factory=dict)
    offers: Mapping[str, MergeOffer] = field(default_factory=dict)
    votes: Mapping[str, Vote] = field(default_factory=dict)
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    no_decisions: Mapping[str, NoDecision] = field(default_factory=dict)
    temperature: Temperature | None = None
    last_temperature: Temperature | None = None
    temperature_at: int = 0
    cannot_follow: int = 0
    ready: int = 0
    speak_slower: int = 0
    interpreted: Mapping[str, Interpreted] = field(default_factory=dict)
    """Pairs of languages that somebody took tonight, also those that all have left since."""
    holds: Mapping[str, int] = field(default_factory=dict)
    """Languages for which votes wait, with how often that was said."""
    notes: Mapping[str, Note] = field(default_factory=dict)
    breakouts: Mapping[str, Breakouts] = field(default_factory=dict)
    where: Where | None = None
    reports: Mapping[str, Text] = field(default_factory=dict)
    """What each effort reported tonight, by the effort's id."""
    translations: Mapping[tuple[str, str], Mapping[str, Translation]] = field(default_factory=dict)
    """Of each source (its language and words) its translations by language."""
    ids: Mapping[str, int] = field(default_factory=dict)
    """How many of each kind of thing were named: the next item is i<n+1>."""

    def next_id(self, letter: str, ahead: int = 1) -> str:
        """Return the id that the next thing of this kind gets."""
        return f"{letter}{self.ids.get(letter, 0) + ahead}"

    @property
    def open_vote(self) -> Vote | None:
        """The vote the room is in now; votes that stay open after the meeting are beside it."""
        return next((v for v in self.votes.values() if v.status == "open" and not v.is_late), None)

    @property
    def late_votes(self) -> tuple[Vote, ...]:
        return tuple(v for v in self.votes.values() if v.status == "open" and v.is_late)

    @property
    def item(self) -> Item | None:
        return self.items.get(self.current)

    @property
    def where_now(self) -> Where | None:
        """What everybody is asked now, so that groups can be dealt by it."""
        return self.where if self.where and self.where.item == self.current else None

    @property
    def breakouts_now(self) -> Breakouts | None:
        """The small groups that sit now."""
        return next((b for b in self.breakouts.values() if b.is_open), None)

    @property
    def reporting_back(self) -> Breakouts | None:
        """The small groups that the open item hears."""
        return next((b for b in self.breakouts.values() if self.current and b.report_back == self.current), None)

    def answered_with(self, item: str) -> tuple[str, ...]:
        """Return the items that an answer to this one answers: itself, and at a report-back what its groups talked about."""
        of = self.items[item].of
        return (item, *self.answered_with(of)) if of else (item,)

    @property
    def unanswered(self) -> tuple[Item, ...]:
        """Items that asked for a decision and have neither one, nor a no, nor a late vote."""
        late = {i for v in self.late_votes if not v.amendment for i in self.answered_with(v.item)}
        return tuple(i for i in self.items.values() if i.asks == "decide" and not i.answer and i.id not in late)
