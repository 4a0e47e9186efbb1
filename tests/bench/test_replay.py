"""Real elections, cast ballot by ballot on the real server; and what a replay says when something is not the same."""

from pathlib import Path

import pytest

from bench.replay import checks, elections
from bench.replay.__main__ import BUDGET, WARD, main, replay

RECEIPTS = {"AAAA-AAAA-AAAA-AAAA": {"ranking": ["1"]}, "BBBB-BBBB-BBBB-BBBB": {"ranking": ["2", "1"]}}


def published(receipts):
    return [{"receipt": receipt, "ballot": ballot} for receipt, ballot in receipts.items()]


def test_a_real_ward_and_a_real_budget_elect_the_same_here_and_everywhere(capsys):
    status = replay([WARD, BUDGET])
    said = capsys.readouterr().out
    assert status == 0, said
    assert said.count("same winners") == 2
    assert "2,889 ballots" in said and "76 ballots" in said


def test_a_ward_is_asked_as_it_was_and_every_ballot_is_a_form(data):
    ward = elections.read(data / "blt" / "argyll_bute_2022_ward2.blt")
    assert ward.fields["seats"] == "3" and len(ward.fields["options"].split("\n")) == 6
    assert len(ward.cast) == 2889
    assert ("rank-1=1&rank-3=2&rank-6=3&rank-5=4", {"ranking": ["1", "3", "6", "5"]}) in ward.cast


def test_who_gave_points_supports_the_project(tmp_path):
    file = tmp_path / "points.pb"
    file.write_text(
        "META\nkey;value\nbudget;100\nvote_type;cumulative\nPROJECTS\nproject_id;cost;name\nx7;60;Bench\na2;50;Tree\n"
        "VOTES\nvoter_id;vote;points\n1;a2,x7;9,1\n2;x7,a2;5,0\n"
    )
    read = elections.read(file)
    assert read.ids == ("x7", "a2")
    assert read.fields["options"] == "Bench = 60\nTree = 50" and read.fields["budget"] == "100"
    assert sorted(read.cast) == [("approve=1", {"approve": ["1"]}), ("approve=1&approve=2", {"approve": ["1", "2"]})]


@pytest.mark.parametrize(
    ("ballots", "names", "why"),
    [
        ("3 1 0\n", '"Ana"\n', "one option"),
        ("3 1 2 0\n1 0\n", '"Ana"\n"Bo"\n', "without any name"),
        ("3 1 2 0\n", f'"{"A" * 1500}"\n"{"B" * 1500}"\n', "characters long"),
    ],
)
def test_a_file_that_no_room_can_hold_is_named_with_the_reason(tmp_path, ballots, names, why):
    file = tmp_path / "ward.blt"
    file.write_text(f"{names.count(chr(10))} 1\n{ballots}0\n{names}")
    assert why in elections.read(file)


def test_nothing_replayed_is_not_success(tmp_path, capsys):
    file = tmp_path / "alone.blt"
    file.write_text('1 1\n3 1 0\n0\n"Ana"\n')
    assert main([str(file)]) == 1
    assert "not replayed: it has one option only" in capsys.readouterr().out


def test_the_same_ballots_are_no_difference():
    assert list(checks.ballots_differ(RECEIPTS, published(RECEIPTS))) == []


@pytest.mark.parametrize(
    ("in_record", "sentence"),
    [
        ({"AAAA-AAAA-AAAA-AAAA": {"ranking": ["1"]}}, "1 ballots that phones were told are counted are not in the record"),
        ({**RECEIPTS, "CCCC-CCCC-CCCC-CCCC": {"ranking": ["1"]}}, "1 ballots in the record were cast by no phone"),
        (
            {**RECEIPTS, "AAAA-AAAA-AAAA-AAAA": {"ranking": ["2"]}},
            "under 1 receipts the record has another ballot than the phone cast",
        ),
    ],
)
def test_a_ballot_lost_added_or_changed_is_told(in_record, sentence):
    assert list(checks.ballots_differ(RECEIPTS, published(in_record))) == [sentence]


def test_lost_options_and_other_costs_are_told():
    fields = {"options": "Bench = 60\nTree = 50"}
    asked = elections.Replayed(Path("x.pb"), "equal_shares", ("x7", "a2"), fields, ())
    told = {"options": [{"cost": 60}, {"cost": 50}]}
    assert list(checks.options_differ(asked, told)) == []
    assert list(checks.options_differ(asked, {"options": [{"cost": 60}, {"cost": 5}]})) == [
        "the projects' costs are not those of the file"
    ]
    assert "the room chose among 1 options" in next(checks.options_differ(asked, {"options": [{"cost": 60}]}))


def test_a_record_that_was_changed_is_not_accepted(tmp_path):
    record = tmp_path / "record.json"
    record.write_text('{"format": 1, "entries": []}')
    assert "asamblea verify does not accept the published record" in next(checks.not_verified(record, tmp_path))
