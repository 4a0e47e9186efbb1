"""An evening to test with: acts that must succeed, acts that are refused, time that passes."""

from collections.abc import Sequence
from typing import Any

from asamblea.rules.meeting import agenda, minutes, opening
from asamblea.rules.meeting.state import State
from asamblea.rules.refusal import Refusal
from asamblea.rules.texts import Text

SEED = "0123456789abcdef" * 2
DAY = "2026-11-24"


def said(words: str, lang: str = "es") -> Text:
    return {"lang": lang, "text": words}


class Evening:
    """Holds the minutes and does acts on them; `did` demands success, `refused` a refusal."""

    def __init__(self, neighbors: int = 3, asks: str = "decide", *, begun: bool = True, **house: Any) -> None:
        self.entries: list[minutes.Entry] = []
        self.state = State()
        self.at = 1_800_000_000_000
        rules = opening.HouseRules(**house)
        self.did(opening.PlanMeeting("m1", "ktown", said("Noviembre"), ("es", "ko", "en"), "UTC", DAY, rules))
        self.did(agenda.AddItem(said("¿Qué hacemos?"), asks))
        for _ in range(neighbors):
            self.did(opening.Arrive(), by="neighbor")
        if begun:
            self.did(opening.OpenMeeting())
            self.did(agenda.OpenItem("i1"))

    def act(self, command: object, by: str = "facilitator", *, later: int = 1000) -> tuple[minutes.Entry, ...] | Refusal:
        self.at += later
        entries = minutes.decide(self.state, minutes.Act(command, by, self.at))
        if not isinstance(entries, Refusal):
            self.entries.extend(entries)
            self.state = minutes.fold(self.state, entries)
        return entries

    def did(self, command: object, by: str = "facilitator", *, later: int = 1000) -> tuple[minutes.Entry, ...]:
        entries = self.act(command, by, later=later)
        assert not isinstance(entries, Refusal), f"{type(command).__name__}: {entries}"
        return entries

    def refused(self, command: object, by: str = "facilitator") -> str:
        before = self.state
        entries = self.act(command, by)
        assert isinstance(entries, Refusal), f"{type(command).__name__} was not refused"
        assert self.state == before
        return entries.code


def ballots(choices: Sequence[str]) -> list[dict[str, Any]]:
    """Return ballots as the urn gives them, one a choice, with receipts."""
    made = []
    for n, choice in enumerate(choices):
        ballot: dict[str, Any] = {"choice": choice}
        if choice == "block":
            ballot["reason"] = said("haría daño")
        made.append({"receipt": f"R{n:03d}", "ballot": ballot})
    return made
