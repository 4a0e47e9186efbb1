"""The record as files that anybody can count again."""

import json

import pytest
from django.test import Client

from asamblea.assemblies.models import Assembly
from asamblea.rules import record, tally
from asamblea.rules.meeting import proposals, voting
from asamblea.rules.record import Verified
from asamblea.rules.refusal import Refusal
from asamblea.rules.tally import count_papers
from asamblea.rules.tally.files import blt, csv_ballots, pb
from asamblea.rules.tally.files.election import by_method, text_of
from tests.meetings.conftest import SEED, said
from tests.record.test_vote_page import METHODS, OPTIONS, held

PARSERS = {"blt": blt.parse, "pb": pb.parse, "csv": csv_ballots.parse}


def file(room, name: str):
    return Client().get(f"/a/ocho/m/{room.id}/{name}")


def winners_of(text: str, kind: str, spec) -> list[str]:
    """Count a file as somebody with another program would; return the words of what is chosen."""
    election = PARSERS[kind](text)
    assert not isinstance(election, Refusal), election
    chosen = by_method(election, spec["method"])
    assert not isinstance(chosen, Refusal), chosen
    given = {name: spec[name] for name in ("seats", "seed", "base", "threshold", "quorum")}
    found = count_papers({**chosen.vote, **given}, chosen.papers, present=0)
    texts = {option["id"]: option["text"] for option in spec["options"]}
    # Words that would mislead a reader of the file are replaced by ids.
    told = [{**o, "text": texts.get(text_of(o["text"]), o["text"])} for o in chosen.vote["options"]]
    return words_of({"options": told}, found["winners"])


def words_of(vote, winners) -> list[str]:
    return sorted(text_of(option["text"]) for option in vote["options"] if option["id"] in winners)


def test_the_record_of_an_evening_with_every_method_holds(room):
    for method in METHODS:
        held(room, method)
    room.ends()
    answer = file(room, "record.json")
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="record-{room.id}.json"'
    found = record.verify(json.loads(answer.content))
    assert isinstance(found, Verified), found
    assert len(found.votes) == len(METHODS)


def test_the_head_on_the_page_is_the_head_of_the_file(room):
    head = json.loads(file(room, "record.json").content)["head"]
    assert head[:16] in Client().get(f"/a/ocho/m/{room.id}/").content.decode()


@pytest.mark.parametrize(
    ("method", "kinds"),
    [
        (
            m,
            {"equal_shares": ["pb", "csv"], "irv": ["blt", "csv"], "stv": ["blt", "csv"], "schulze": ["blt", "csv"]}.get(
                m, ["csv"]
            ),
        )
        for m in METHODS
    ],
)
def test_the_ballots_as_files_give_the_same_winners(room, method, kinds):
    vote, _ = held(room, method)
    state = room.state.votes[vote]
    for kind in ("blt", "pb", "csv"):
        answer = file(room, f"{vote}.{kind}")
        assert answer.status_code == (200 if kind in kinds else 404), kind
        if kind in kinds and method in OPTIONS and (method, kind) != ("equal_shares", "csv"):  # has no costs
            assert winners_of(answer.content.decode(), kind, state.spec) == words_of(state.spec, state.result["winners"])


def test_yes_and_no_as_a_table_are_counted_the_same(room):
    vote, _ = held(room, "majority")
    election = csv_ballots.parse(file(room, f"{vote}.csv").content.decode())
    assert count_papers({**election.vote, "base": "voting"}, election.papers, present=3)["counts"] == {
        "yes": 1,
        "no": 1,
        "abstain": 1,
    }


HOSTILE = (
    '"Ana"',
    "a;b,c\td",
    "línea\nuna;dos",
    "# 1 2",
    "=HYPERLINK(1)",
    "-1",
    "0",
    "  ",
    "META",
    "\u2028이민",
    "count",
    "choice",
    "rank 2",
)


@pytest.mark.parametrize("method", ["stv", "irv", "equal_shares", "approval", "score"])
def test_words_that_look_like_the_format_change_nothing(room, method):
    """Options may be whole proposals: several lines, quotes, semicolons."""
    words = [w for w in HOSTILE if w.strip()]
    for text in words:
        room.does(proposals.Propose(None, said(text)))
    options = [{"text": said(text), "cost": 10, "proposal": f"p{n}"} for n, text in enumerate(words, 1)]
    from asamblea.meetings import ballots

    more = {"stv": {"seats": 2}, "equal_shares": {"budget": 30}}.get(method, {})
    done = ballots.open_vote(
        room.id, voting.OpenVote(method, SEED, options=options, question=said('"¿Qué\n0?"'), **more), "facilitator"
    )
    vote = done.entries[0]["vote"]["id"]
    for first, second in ((1, 2), (3, 2), (3, 5), (1, 4), (3, 6)):
        given = {
            "stv": {f"rank-{first}": 1, f"rank-{second}": 2},
            "irv": {f"rank-{first}": 1, f"rank-{second}": 2},
            "score": {f"score-{first}": 5, f"score-{second}": 2},
        }.get(method, {"approve": [str(first), str(second)]})
        assert "receipt" in room.cast(room.phone(), vote, **given).text
    room.closes(vote)
    state = room.state.votes[vote]
    for kind in {"stv": ("blt", "csv"), "irv": ("blt", "csv"), "equal_shares": ("pb",)}.get(method, ("csv",)):
        text = file(room, f"{vote}.{kind}").content.decode()
        assert winners_of(text, kind, state.spec) == words_of(state.spec, state.result["winners"]), text


def test_no_cell_of_a_table_is_computed_by_a_spreadsheet(room):
    vote = room.asks("approval", "=HYPERLINK(1)", "@SUM(1)")
    room.cast(room.phone(), vote, approve="1")
    room.closes(vote)
    assert not any(
        cell.startswith(("=", "@")) for cell in file(room, f"{vote}.csv").content.decode().replace("\n", ",").split(",")
    )


def test_files_of_an_open_or_unknown_vote_are_not_there(room):
    vote = room.vote()
    assert file(room, f"{vote}.csv").status_code == 404
    assert file(room, "v9.csv").status_code == 404


@pytest.mark.parametrize("name", ["", "minutes/", "record.json", "v1/", "v1.csv"])
def test_a_meeting_is_found_under_its_own_assembly_only(room, name):
    held(room, "majority")
    Assembly.objects.create(slug="nueve", name="La Nueve", languages=["es"], zone="UTC")
    assert Client().get(f"/a/ocho/m/{room.id}/{name}").status_code == 200
    for path in (f"/a/nueve/m/{room.id}/{name}", f"/a/diez/m/{room.id}/{name}", f"/a/ocho/m/nowhere/{name}"):
        assert Client().get(path).status_code == 404, path


def test_a_vote_counted_again_from_the_file_of_the_record_is_the_same(room):
    vote, _ = held(room, "stv")
    entries = json.loads(file(room, "record.json").content)["entries"]
    closed = next(e for e in entries if e["kind"] == "vote_closed")
    spec = next(e["vote"] for e in entries if e["kind"] == "vote_opened")
    assert tally.count(spec, [c["ballot"] for c in closed["ballots"]], present=closed["present"]) == room.state.votes[vote].result
