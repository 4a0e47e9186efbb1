"""`asamblea plan`, run as anybody would."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EVENING = {
    "efforts": [
        {"id": "tipline", "title": "Tipline", "people_min": 2, "people_max": 4, "hours": 6, "hours_each": 1.5, "needs": {"korean": 1}},
        {"id": "cards", "title": "Red Cards", "people_min": 3, "people_max": 5, "hours": 6, "hours_each": 1, "times": ["sat"]},
    ],
    "pledges": [
        {"id": "p1", "hours": 4, "abilities": ["korean"], "times": [], "efforts": {"tipline": 3, "cards": 1}},
        {"id": "p2", "hours": 2.5, "abilities": [], "times": ["sat"], "efforts": {"tipline": 1, "cards": 3}},
        {"id": "p3", "hours": 2, "abilities": [], "times": ["mon"], "efforts": {"cards": 3}},
    ],
    "keep": ["tipline"],
}  # fmt: skip
EFFORTS = """id;title;people_min;people_max;hours;hours_each;needs;times;keep
tipline;Tipline;2;4;6;1,5;korean:1;;x
cards;Red Cards;3;5;6;1;;sat;
"""
PLEDGES = """id;hours;abilities;times;tipline;cards
p1;4;korean;;3;1

p2;2,5;;sat;1;3
p3;2;;mon;;3
"""


def plan(*words, check=0):
    command = [sys.executable, "-m", "asamblea", "plan", *map(str, words)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=os.environ | {"LANGUAGE": "en"})
    assert done.returncode == check, done.stderr
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture
def evening(tmp_path):
    return written(tmp_path / "evening.json", EVENING)


@pytest.fixture
def tables(tmp_path):
    (tmp_path / "efforts.csv").write_text(EFFORTS)
    (tmp_path / "pledges.csv").write_text(PLEDGES)
    return tmp_path / "efforts.csv", tmp_path / "pledges.csv"


def written(file, content):
    file.write_text(json.dumps(content))
    return file


def test_the_few_efforts_open_and_the_others_say_why_not(evening):
    done = plan(evening, "--json")
    found = json.loads(done.stdout)
    assert (found["open"], found["members"], done.stderr) == (["tipline"], {"tipline": ["p1", "p2"]}, "")
    assert (found["placed"], found["bound"], found["proved"]) == (2, 2, True)
    cards = found["closed"]["cards"]
    assert [cards[name] for name in ("said_yes", "able", "needed", "missing", "more_pledges", "cost_today")] == [
        3,
        2,
        3,
        {},
        3,
        None,
    ]


def test_people_can_read_it(evening):
    said = plan(evening).stdout
    assert "1 of 2 efforts open; 2 of 3 people have a place.\nNo better plan exists." in said
    assert "tipline  Tipline: 2 people, 6.5 hours a week" in said
    assert "3 more pledges of 2 hours would open it, with everybody's place kept." in said


def test_what_was_printed_can_be_checked(evening, tmp_path):
    made = json.loads(plan(evening, "--json").stdout)
    said = plan("--check", written(tmp_path / "plan.json", made)).stdout
    assert "Every promise is kept" in said
    assert "only a new search can confirm: No better plan exists." in said


def test_a_changed_plan_ends_in_1(evening, tmp_path):
    made = json.loads(plan(evening, "--json").stdout)
    made["hours"]["tipline"]["p2"] = 3
    assert "“p2” gives more hours than they pledged." in plan("--check", written(tmp_path / "plan.json", made), check=1).stderr


def test_something_else_is_not_a_plan(evening):
    assert "format: this is missing." in plan("--check", evening, check=2).stderr


def test_tables_say_the_same_as_json(evening, tables):
    one, other = (json.loads(plan(*files, "--json").stdout) for files in ([evening], tables))
    assert one == other


def test_a_plan_comes_as_tables_too(tables):
    members = list(csv.reader(io.StringIO(plan(*tables, "--csv", "members").stdout)))
    assert members == [["pledge", "effort", "hours"], ["p1", "tipline", "4"], ["p2", "tipline", "2.5"], ["p3", "", "0"]]
    efforts = list(csv.DictReader(io.StringIO(plan(*tables, "--csv", "efforts").stdout)))
    assert [(row["effort"], row["open"], row["more_pledges"]) for row in efforts] == [("tipline", "x", ""), ("cards", "", "3")]


def test_no_more_open_than_asked_for(tmp_path):
    ready = [{"id": one, "people_min": 1, "people_max": 2, "hours": 0} for one in ("a", "b")]
    pledges = [{"id": f"p{n}", "hours": 1, "efforts": {"ab"[n > 1]: 2}} for n in range(3)]
    file = written(tmp_path / "two.json", {"efforts": ready, "pledges": pledges})
    found = json.loads(plan(file, "--most", 1, "--json").stdout)
    assert (found["open"], found["closed"]["b"]["waiting"]) == (["a"], True)
    assert "Ready, and waiting: only the limit on open efforts keeps it closed." in plan(file, "--most", 1).stdout


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ('{"efforts": [],\n oh}', "Line 2: this is not JSON"),
        ("[" * 100_000, "this is not JSON that can be read."),
        ('{"efforts": [{"id": "a", "people_min": "2"}], "pledges": []}', "efforts[0].people_max: this is missing."),
        (
            '{"efforts": [{"id": "a", "people_min": 3, "people_max": 2, "hours": 1}], "pledges": []}',
            "“a”: people at least (3) is above people at most (2).",
        ),
        (
            '{"efforts": [], "pledges": [{"id": "p1", "hours": 200, "efforts": {}}]}',
            "“p1”: a week has 168 hours; 200 were given.",
        ),
        (
            '{"efforts": [], "pledges": [{"id": "p1", "hours": -1.5, "efforts": {}}]}',
            "“p1”: hours cannot be below 0; -1.5 were given.",
        ),
        (
            '{"efforts": [], "pledges": [{"id": "p1", "hours": 2, "efforts": {"pool": 3}}]}',
            "there is no effort “pool”.",
        ),
    ],
)
def test_a_bad_file_is_refused_in_a_sentence(tmp_path, content, sentence):
    (tmp_path / "bad.json").write_text(content)
    done = plan(tmp_path / "bad.json", "--json", check=2)
    assert sentence in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("table", "line", "instead", "sentence"),
    [
        (0, "cards;Red Cards;3;", "cards;Red Cards;three;", "efforts, line 3, people_min: expected a whole number."),
        (
            0,
            "cards;Red Cards;3;",
            'x;"Two\nlines";3;9;1;;\ncards;Red Cards;three;',
            "efforts, line 5, people_min: expected a whole number.",
        ),
        (0, "korean:1", "korean", "efforts, line 2, needs, : expected a whole number."),
        (1, "p2;2,5;", "p2;x;", "pledges, line 4, hours: expected hours as a number"),
        (1, "mon;;3", "mon;;gladly", "pledges, line 5, efforts, cards: expected a whole number."),
        (1, "id;hours", "who;hours", "pledges, line 1, id: this is missing."),
        (1, "tipline;cards", "tipline;tipline", "pledges, line 1: two columns have the same name."),
    ],
)
def test_a_bad_table_is_refused_at_its_line(tables, table, line, instead, sentence):
    tables[table].write_text(tables[table].read_text().replace(line, instead))
    assert sentence in plan(*tables, check=2).stderr


@pytest.mark.parametrize("words", [["--most", "0"], ["--limit", "0"], ["--limit", "soon"], ["--json", "--csv", "members"]])
def test_what_makes_no_sense_is_not_understood(evening, words):
    plan(evening, *words, check=2)


def test_one_table_is_not_enough(tables):
    assert "Expected one file that ends in .json" in plan(tables[0], check=2).stderr
