"""Free times that cannot be meant are sentences."""

import subprocess
import sys
from pathlib import Path

import pytest

from asamblea.rules.meeting_times import WEEK, Columns, Crowd, choose, explain, heat, propose, wrong_person, year
from asamblea.rules.meeting_times.cards import read
from asamblea.rules.meeting_times.refusals import SENTENCES
from tests.rules.meeting_times.crowds import SLOTS, crowd, person

ROOT = Path(__file__).resolve().parents[3]

REFUSED = [
    (choose(Crowd((), ())), "slots_missing"),
    (choose(Crowd(("mon", "mon"), ())), "slot_twice"),
    (choose(crowd(person("sun"))), "slot_unknown"),
    (heat(crowd(person())), "weeks_missing"),
    (choose(crowd(person(*["mon"] * 13))), "weeks_many"),
    (year(crowd(person("mon", missed=-1))), "missed_negative"),
    (choose(crowd(person("mon", many=0))), "many_few"),
    (choose(crowd(), 0), "times_few"),
    (choose(crowd(), 7), "times_many"),
    (choose(Crowd(WEEK, ()), 6), "too_many_ways"),
    (year(crowd(), 0), "rounds_few"),
    (explain(crowd(), []), "slots_missing"),
    (explain(crowd(), ["mon", "mon"]), "slot_twice"),
    (explain(crowd(), ["sun"]), "slot_unknown"),
    (wrong_person(SLOTS, person("mon sun")), "slot_unknown"),
    (read([["mon-evening"]] * 9, 1, 100, "ko", "night"), "turns_many"),
    (read([], 1, 100, "ko", "night"), "weeks_missing"),
    (read([["mon-evening"], []], 3, 100, "ko", "night"), "turn_unknown"),
    (read([["mon-evening"]], 0, 100, "ko", "night"), "turn_unknown"),
    (read([["mon-evening"]], 1, 100, "ko", "spy"), "work_unknown"),
    (read([["mon-noon"]], 1, 100, "ko", "night"), "slot_unknown"),
    (read([[], []], 1, 100, "ko", "night"), "card_empty"),
    (propose(Columns([]), ["mon-noon"], [100], []), "slot_unknown"),
    (propose(Columns([]), [], [100], []), "slots_missing"),
    (propose(Columns([]), ["mon-morning"], [100, 101], []), "times_many"),
]


@pytest.mark.parametrize(("found", "code"), REFUSED)
def test_what_contradicts_itself_is_a_sentence(found, code):
    assert found.code == code
    assert "%(" not in str(found)


def test_every_sentence_has_its_case():
    assert {code for _, code in REFUSED} == set(SENTENCES)


def test_nothing_heavy_is_loaded_to_choose():
    code = (
        "import sys; from asamblea.rules.meeting_times import *; choose(Crowd(WEEK, ()), 2);"
        "sys.exit(bool({'numpy', 'ortools', 'highspy'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == 0
