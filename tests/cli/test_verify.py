"""`asamblea verify`, run as anybody would."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.rules.test_record import chained, entry, honest, honest_text

ROOT = Path(__file__).resolve().parents[2]


def verify(file: Path | str, check: int = 0, language: str = "en") -> str:
    """Return the lines that were said."""
    command = [sys.executable, "-m", "asamblea", "verify", str(file)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=os.environ | {"LANGUAGE": language})
    assert done.returncode == check, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout + done.stderr


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "record.json"
    path.write_text(honest_text(), encoding="utf-8")
    return path


def test_an_honest_record_holds_and_its_head_is_shown(file):
    said = verify(file)
    assert said.startswith("The record holds")
    assert f" {len(honest()['entries'])}" in said and "5" in said
    assert honest()["head"][:16] in said
    assert "still open" not in said


def test_a_record_of_an_open_meeting_says_that_more_may_follow(file):
    from asamblea.rules import record

    file.write_text(record.written(record.of_entries(honest()["entries"][:8])), encoding="utf-8")
    assert "still open" in verify(file)


def test_a_changed_byte_is_said_in_one_sentence(file):
    file.write_bytes(file.read_bytes().replace(b"martes", b"jueves", 1))
    said = verify(file, check=1)
    assert said.count("\n") == 1
    assert "was changed: its hash does not match" in said


def test_a_changed_ballot_whose_hashes_were_put_right_is_named(file):
    tampered = honest()
    entry(tampered, "vote_closed", vote="v2")["ballots"][0]["ballot"] = {"choice": "no"}
    file.write_text(json.dumps(chained(tampered)), encoding="utf-8")
    assert "Vote v2: the ballots give another result" in verify(file, check=1)


@pytest.mark.parametrize(
    ("content", "check", "sentence"),
    [
        (b"", 2, "not JSON"),
        (b"{", 2, "Line 1"),
        (b"\xff\xfe\x00", 2, "UTF-8"),
        (b"[" * 100_000, 2, "not JSON"),
        (b'{"format": 1' + b"0" * 5000 + b"}", 2, "not JSON"),
        (b"[]", 1, "not a record"),
        (b'{"format": 2, "entries": []}', 1, "not a record"),
        (b'{"format": 1, "entries": []}', 1, "no entries"),
        (b'{"format": 1, "entries": [[]]}', 1, "Entry 1"),
    ],
)
def test_anything_else_is_one_sentence_and_no_traceback(file, content, check, sentence):
    file.write_bytes(content)
    said = verify(file, check=check)
    assert sentence in said
    assert said.count("\n") == 1


def test_a_file_that_is_not_there_is_said(tmp_path):
    assert "cannot be read" in verify(tmp_path / "nowhere.json", check=2)
    assert "cannot be read" in verify(tmp_path, check=2)


def test_it_needs_a_file():
    done = subprocess.run([sys.executable, "-m", "asamblea", "verify"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 2
    assert "RECORD.json" in done.stderr


@pytest.mark.parametrize("language", ["es", "ko", "xx"])
def test_other_languages_answer_too(file, language):
    assert honest()["head"][:16] in verify(file, language=language)
