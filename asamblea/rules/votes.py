"""What a ballot may say: checked the same way on a phone, at the desk, on closing and on recount.

A vote is the JSON object of its `vote_opened` entry; a ballot is, by method:
consent and majority `{"choice", "reason"?}`, approval and equal shares `{"approve": [ids]}`
(equal shares also `{"points": {id: 1..}}` where the vote has `points`, the most one may give in all), score `{"scores": {id: 0..5}}`, irv, schulze and stv `{"ranking": [ids]}`, best first.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from asamblea.rules import texts
from asamblea.rules.refusal import Refusal
from asamblea.rules.words import gettext_noop

CHOICES = {"consent": ("agree", "aside", "block"), "majority": ("yes", "no", "abstain")}
TICKED = ("approval", "equal_shares")
RANKED = ("irv", "schulze", "stv")
BEST = 5
REASON = 500
"""Characters of a reason."""
LANGUAGE_TAG = 35
"""Characters of the longest tag that RFC 5646 (4.4.1) asks software to hold."""

Fields = Mapping[str, Sequence[str]]


def check_ballot(vote: Mapping[str, Any], ballot: object) -> dict[str, Any] | Refusal:
    """Return the ballot in its canonical form, or why it is not one of this vote."""
    if not isinstance(ballot, Mapping):
        return _not_on_ballot()
    method = vote["method"]
    if method in CHOICES:
        return _choice(method, ballot)
    ids = [option["id"] for option in vote["options"]]
    if method == "equal_shares" and vote.get("points"):
        return _given(ids, ballot, vote["points"])
    if method in TICKED:
        return _ticked(ids, ballot)
    if method == "score":
        return _scored(ids, ballot)
    return _ranked(ids, ballot)


def _choice(method: str, ballot: Mapping[str, Any]) -> dict[str, Any] | Refusal:
    choice, reason = ballot.get("choice"), ballot.get("reason")
    if not choice:
        return Refusal("no_choice", gettext_noop("Choose one of the answers first."))
    if choice not in CHOICES[method]:
        return _not_on_ballot()
    if reason is not None and not _is_text(reason):
        return _not_on_ballot()
    words = texts.clean(reason["text"]) if reason else ""
    if len(words) > REASON:
        return texts.too_long(len(words), REASON)
    if choice == "block" and not words:
        return Refusal("reason_needed", gettext_noop("To block, say why: what would have to change?"))
    return {"choice": choice, "reason": {"lang": reason["lang"], "text": words}} if reason and words else {"choice": choice}


def _is_text(value: object) -> bool:
    if not isinstance(value, Mapping) or not isinstance(value.get("text"), str):
        return False
    return isinstance(value.get("lang"), str) and len(value["lang"]) <= LANGUAGE_TAG


def _ticked(ids: Sequence[str], ballot: Mapping[str, Any]) -> dict[str, Any] | Refusal:
    ticked = ballot.get("approve")
    if not isinstance(ticked, list) or any(one not in ids for one in ticked):
        return _not_on_ballot()
    return {"approve": [one for one in ids if one in ticked]}


def _given(ids: Sequence[str], ballot: Mapping[str, Any], most: int) -> dict[str, Any] | Refusal:
    points = ballot.get("points")
    if not isinstance(points, Mapping) or any(one not in ids for one in points):
        return _not_on_ballot()
    if any(type(many) is not int or many < 0 for many in points.values()) or sum(points.values()) > most:
        return Refusal("bad_points", gettext_noop("Give whole points, at most %(most)s in all."), {"most": most})
    return {"points": {one: points[one] for one in ids if points.get(one)}}


def _scored(ids: Sequence[str], ballot: Mapping[str, Any]) -> dict[str, Any] | Refusal:
    scores = ballot.get("scores")
    if not isinstance(scores, Mapping) or any(one not in ids for one in scores):
        return _not_on_ballot()
    if any(type(score) is not int or not 0 <= score <= BEST for score in scores.values()):
        return Refusal("bad_score", gettext_noop("A score is a number from 0 to 5."))
    return {"scores": {one: scores[one] for one in ids if one in scores}}


def _ranked(ids: Sequence[str], ballot: Mapping[str, Any]) -> dict[str, Any] | Refusal:
    ranking = ballot.get("ranking")
    if not isinstance(ranking, list) or any(one not in ids for one in ranking):
        return _not_on_ballot()
    if len(set(ranking)) != len(ranking):
        return Refusal("ranked_twice", gettext_noop("One option stands at two places. Give each place and each option once."))
    if not ranking:
        return Refusal("no_choice", gettext_noop("Choose one of the answers first."))
    return {"ranking": list(ranking)}


def ballot_from_form(vote: Mapping[str, Any], fields: Fields, lang: str) -> dict[str, Any] | Refusal:
    """Return the ballot that an HTML form carries: choice, reason, approve, score-<id>, rank-<id>, points-<id>."""
    method = vote["method"]
    if method in CHOICES:
        reason = _last(fields, "reason").strip()
        ballot: dict[str, Any] = {"choice": _last(fields, "choice")}
        return check_ballot(vote, {**ballot, "reason": {"lang": lang, "text": reason}} if reason else ballot)
    if method in TICKED and not vote.get("points"):
        return check_ballot(vote, {"approve": list(fields.get("approve", ()))})
    prefix = _prefix(vote)
    given = {name.removeprefix(prefix): _last(fields, name).strip() for name in fields if name.startswith(prefix)}
    given = {one: value for one, value in given.items() if value}
    if not all(value.isdecimal() and len(value) < 4 for value in given.values()):
        return _not_on_ballot()
    numbers = {one: int(value) for one, value in given.items()}
    if prefix != "rank-":
        return check_ballot(vote, {"scores" if method == "score" else "points": numbers})
    if len(set(numbers.values())) != len(numbers):
        return Refusal("ranked_twice", gettext_noop("One option stands at two places. Give each place and each option once."))
    return check_ballot(vote, {"ranking": sorted(numbers, key=numbers.__getitem__)})


def _prefix(vote: Mapping[str, Any]) -> str:
    if vote["method"] in RANKED:
        return "rank-"
    return "score-" if vote["method"] == "score" else "points-"


def _last(fields: Fields, name: str) -> str:
    values = fields.get(name, ())
    return values[-1] if values else ""


def _not_on_ballot() -> Refusal:
    return Refusal(
        "not_on_ballot", gettext_noop("This choice is not on the ballot. Load the page again and look at the question.")
    )
