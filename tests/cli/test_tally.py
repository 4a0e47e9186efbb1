"""`asamblea tally`, run as anybody would."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from asamblea.rules.tally import count
from tests.rules.tally.elections import ranked, vote

ROOT = Path(__file__).resolve().parents[2]


def tally(*words, check=0):
    command = [sys.executable, "-m", "asamblea", "tally", *map(str, words)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=os.environ | {"LANGUAGE": "en"})
    assert done.returncode == check, done.stderr
    return done


def test_a_ward_elects_its_councillors(data):
    done = tally(data / "blt" / "argyll_bute_2022_ward2.blt", "--json")
    found = json.loads(done.stdout)
    assert (found["method"], found["winners"], done.stderr) == ("stv", [4, 3, 1], "")
    assert found["rounds"][1]["surplus_of"] == "4"


def test_a_budget_is_shared(data):
    found = json.loads(tally(data / "pabulib" / "Poland_Czestochowa_2020_Grabowka.pb", "--json").stdout)
    assert (found["method"], found["winners"]) == ("equal_shares", ["196", "463", "47", "198"])


@pytest.mark.parametrize(
    ("words", "winners"), [(["--method", "irv"], [3]), (["--method", "schulze"], [1]), (["--seats", "1"], [3])]
)
def test_a_ward_may_be_counted_in_other_ways(data, words, winners):
    found = json.loads(tally(data / "blt" / "argyll_bute_2022_ward2.blt", *words, "--json").stdout)
    assert found["winners"] == winners


def test_people_can_read_it(data):
    said = tally(data / "blt" / "argyll_bute_2022_ward2.blt").stdout
    assert "1. quota 723" in said
    assert "stv, 2889 ballots: elected" in said
    assert "Robin CURRIE" in said


def test_ties_go_by_id_unless_a_seed_is_given(tmp_path):
    file = tmp_path / "tie.csv"
    file.write_text("Park,Pool,Path\nx,x,x\n")
    assert json.loads(tally(file, "--json").stdout)["winners"] == [1]
    drawn = {json.loads(tally(file, "--json", "--seed", n).stdout)["winners"][0] for n in range(12)}
    assert len(drawn) > 1


def test_a_csv_with_ranks_and_several_places_is_counted_by_stv(tmp_path):
    file = tmp_path / "ranks.csv"
    file.write_text("rank 1,rank 2,count\nAna,Bo,5\nBo,,3\nCem,Bo,2\n")
    found = json.loads(tally(file, "--seats", "2", "--json").stdout)
    assert (found["method"], found["winners"], found["names"]["1"]) == ("stv", [1, 2], "Ana")


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.blt", b"2 1\n3 1 0\n", "Line 2: the file ends here; expected a line with 0 after the ballots."),
        ("a.pb", b"hello\n", "Line 1: expected META, with which a Pabulib file begins."),
        ("a.csv", b"a\n\xff\n", "Line 2: expected text in UTF-8."),
        ("a.json", b'{"format": 1,\n oh}', "Line 2: this is not JSON"),
        ("a.json", b"[" * 100_000, "this is not JSON that can be read."),
        ("a.json", b'{"format": 1' + b"0" * 5000 + b"}", "this is not JSON that can be read."),
        ("a.json", b'{"format": 2}', 'expected an object with "format": 1 and a list "entries".'),
        ("a.json", b'{"format": 1, "entries": [{"kind": "vote_opened"}]}', "expected every vote to be opened"),
        ("a.txt", b"", "expected a file that ends in .pb, .blt, .csv or .json."),
    ],
)
def test_a_malformed_file_is_refused_in_a_sentence(tmp_path, name, content, sentence):
    file = tmp_path / name
    file.write_bytes(content)
    done = tally(file, "--json", check=2)
    assert sentence in done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_a_missing_file_is_said(tmp_path):
    assert "No such file" in tally(tmp_path / "none.pb", check=2).stderr


def test_ballots_of_another_kind_are_refused(tmp_path, data):
    done = tally(data / "blt" / "argyll_bute_2022_ward2.blt", "--method", "majority", check=2)
    assert "These ballots cannot be counted by majority." in done.stderr


def record(path, **changed):
    said, ballots = vote("irv"), ranked("2: 1 2", "1: 2")
    cast = [{"receipt": f"R{n}", "ballot": ballot} for n, ballot in enumerate(ballots)]
    closed = {"kind": "vote_closed", "vote": "v1", "ballots": cast, "present": 3, "result": count(said, ballots, present=3)}
    path.write_text(json.dumps({"format": 1, "entries": [{"kind": "vote_opened", "vote": said}, closed | changed]}))
    return path


def test_every_vote_of_a_record_is_counted(tmp_path):
    found = json.loads(tally(record(tmp_path / "record.json"), "--json").stdout)
    assert (found["agrees"], found["votes"][0]["vote"], found["votes"][0]["winners"]) == (True, "v1", ["1"])


def test_a_record_with_another_result_ends_in_1(tmp_path):
    done = tally(record(tmp_path / "record.json", result={"outcome": "none"}), check=1)
    assert "NOT as published" in done.stdout


def test_no_heavy_library_is_loaded(data):
    code = (
        "import sys; from asamblea.cli import main; main(['tally', sys.argv[1], '--json']);"
        "sys.exit(bool({'django', 'numpy', 'typst'} & set(sys.modules)))"
    )
    file = data / "blt" / "argyll_bute_2022_ward2.blt"
    assert subprocess.run([sys.executable, "-c", code, str(file)], cwd=ROOT, capture_output=True).returncode == 0
