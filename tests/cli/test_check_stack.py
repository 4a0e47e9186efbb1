"""`asamblea check-stack`: a file of cases in, passed and failed by id out."""

import argparse
import json

import pytest

from asamblea.cli import check_stack

CASE = {
    "id": "one",
    "title": "first come",
    "settings": {},
    "present": ["A", "B"],
    "acts": [{"do": "add", "as": "a", "who": "A"}, {"do": "add", "as": "b", "who": "B"}, {"do": "call", "at": 7}],
    "results": ["ok", "ok", "ok"],
    "after": {
        "waiting": ["b"],
        "open": [{"id": "a", "state": "speaking", "begin": 7, "paused": 0}],
        "done": [],
        "closed": False,
    },
}


@pytest.fixture
def run(tmp_path, capsys):
    """Run the command on a file's content; gives exit code, what it printed, and its complaint."""

    def run(content) -> tuple[int, list[str], str]:
        path = tmp_path / "cases.json"
        path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
        parser = argparse.ArgumentParser()
        check_stack.add_arguments(parser)
        code = check_stack.run(parser.parse_args([str(path)]))
        printed = capsys.readouterr()
        return code, printed.out.splitlines(), printed.err.replace(f"{path}", "cases.json").strip()

    return run


def file(*cases) -> dict:
    return {"format": 1, "cases": list(cases)}


def test_a_passing_case_is_named_and_counted(run):
    assert run(file(CASE)) == (0, ["passed  one", "1 passed, 0 failed"], "")


def test_an_unexpected_result_is_shown_and_fails(run):
    code, printed, _ = run(file(CASE, {**CASE, "id": "two", "results": ["ok", "closed", "ok"]}))
    assert code == 1
    assert printed == [
        "passed  one",
        "failed  two",
        "        act 2 (add): expected closed, got ok",
        "1 passed, 1 failed",
    ]


def test_a_difference_at_the_end_is_shown_and_fails(run):
    code, printed, _ = run(file({**CASE, "after": {**CASE["after"], "waiting": ["a"]}}))
    assert (code, printed[1]) == (1, '        waiting: expected ["a"], got ["b"]')


def test_an_act_nobody_knows_is_a_refusal_not_a_crash(run):
    acts = [{"do": "dance"}, {}, {"do": "call", "at": "now"}]
    code, printed, _ = run(file({**CASE, "acts": acts, "results": ["unknown_act", "unknown_act", "malformed"]}))
    assert code == 1
    assert not any("act " in line for line in printed)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"{\n{", "cases.json, line 2: this is not JSON: Expecting property name enclosed in double quotes."),
        (b"\xff\xfe", "cases.json: this is not JSON in UTF-8."),
        (b"[" * 100_000, "cases.json: this is not JSON in UTF-8."),
        ([], 'cases.json: expected an object with "format": 1 and a list "cases".'),
        ({"format": 2, "cases": []}, 'cases.json: expected an object with "format": 1 and a list "cases".'),
        (file(7), "cases.json, case 1: expected an object."),
        (file(CASE, {**CASE, "acts": {}}), 'cases.json, case 2: expected "acts" to be a list.'),
        (file({**CASE, "settings": {"loud": True}}), 'cases.json, case 1: there is no setting "loud".'),
        (file({**CASE, "results": ["ok"]}), "cases.json, case 1: 3 acts but 1 results."),
        (file({**CASE, "acts": ["call"] * 3}), "cases.json, case 1: expected each act to be an object."),
        (file({**CASE, "present": [1]}), "cases.json, case 1: expected each of those present to be text."),
    ],
)
def test_a_malformed_file_is_named_in_one_sentence(run, content, complaint):
    assert run(content) == (2, [], complaint)


def test_a_missing_file_is_named_in_one_sentence(tmp_path, capsys):
    assert check_stack.run(argparse.Namespace(cases=tmp_path / "none.json")) == 2
    assert capsys.readouterr().err == f"{tmp_path / 'none.json'}: cannot be read: No such file or directory.\n"
