"""What a plan file may say; what contradicts itself is refused with its place."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from asamblea.rules.capacity import Conditions, Problem, Track, read
from asamblea.rules.capacity.document import inputs
from asamblea.rules.refusal import Refusal
from tests.rules.capacity.neighborhoods import problems

SCHEMA = json.loads((Path(__file__).resolve().parents[3] / "docs/formats/plan.schema.json").read_text())
VALID = Draft202012Validator(SCHEMA)
EXAMPLE = {
    "efforts": [
        {"id": "tipline", "people_min": 2, "people_max": 4, "hours": 6, "hours_each": 1.5, "needs": {"korean": 1}},
        {"id": "cards", "title": "Red Cards", "people_min": 1, "people_max": 5, "hours": "2.25", "times": ["sat"]},
    ],
    "pledges": [{"id": "p1", "hours": 2.5, "abilities": ["korean"], "times": [], "efforts": {"tipline": 3, "cards": 1}}],
    "keep": ["tipline"],
    "abilities": ["korean"],
    "track": {"pledged": 10, "worked": 6},
}


def changed(*path, to):
    copy = json.loads(json.dumps(EXAMPLE))
    here = copy
    for step in path[:-1]:
        here = here[step]
    here[path[-1]] = to
    return copy


def refused(content):
    found = read(content)
    assert isinstance(found, Refusal)
    return found


def test_the_example_is_read_exactly():
    found = read(EXAMPLE)
    assert [effort.hours for effort in found.efforts] == [600, 225]
    assert (found.pledges[0].hours, found.keep, found.track) == (250, frozenset({"tipline"}), Track(1000, 600))


def test_the_example_fits_the_schema():
    VALID.validate(EXAMPLE)


@given(problems())
def test_whatever_is_written_is_read_the_same_and_fits_the_schema(problem):
    written = {k: v for k, v in inputs(problem, Conditions()).items() if k not in ("most", "force", "out")}
    assert read(json.loads(json.dumps(written))) == problem
    VALID.validate(written)


MALFORMED = [
    ([], "$: expected an object."),
    ({"pledges": []}, "efforts: this is missing."),
    (changed("efforts", to={}), "efforts: expected a list."),
    (changed("efforts", 1, "people_min", to="two"), "efforts[1].people_min: expected a whole number."),
    (changed("efforts", 1, "people_min", to=True), "efforts[1].people_min: expected a whole number."),
    (changed("efforts", 0, "need", to={}), "efforts[0].need: this is not known here; expected only id, "),
    (changed("pledges", 0, "hours", to=1.333), "pledges[0].hours: expected hours as a number with at most two decimals"),
    (changed("pledges", 0, "hours", to=float("nan")), "pledges[0].hours: expected hours"),
    (changed("pledges", 0, "efforts", "cards", to="gladly"), "pledges[0].efforts.cards: expected a whole number."),
    (changed("pledges", 0, "times", to=[1]), "pledges[0].times[0]: expected text."),
]
CONTRADICTORY = [
    (changed("efforts", 0, "people_min", to=5), "people_crossed"),
    (changed("efforts", 0, "people_min", to=0), "people_few"),
    (changed("efforts", 0, "hours", to=-1), "negative_hours"),
    (changed("efforts", 0, "hours", to=700), "effort_hours"),
    (changed("efforts", 0, "hours_each", to=169), "week"),
    (changed("efforts", 0, "needs", "korean", to=5), "need_many"),
    (changed("efforts", 0, "needs", "korean", to=0), "need_few"),
    (changed("efforts", 0, "needs", to={"flying": 1}), "unknown_ability"),
    (changed("efforts", 1, "id", to="tipline"), "effort_twice"),
    (changed("efforts", 1, "id", to=""), "id_missing"),
    (changed("pledges", 0, "hours", to=-2), "negative_hours"),
    (changed("pledges", 0, "hours", to=200), "week"),
    (changed("pledges", 0, "abilities", to=["flying"]), "unknown_ability"),
    (changed("pledges", 0, "efforts", to={"pool": 1}), "unknown_effort"),
    (changed("pledges", 0, "efforts", "cards", to=4), "gladness"),
    (changed("pledges", to=EXAMPLE["pledges"] * 2), "pledge_twice"),
    (changed("keep", to=["pool"]), "unknown_named"),
    (changed("track", "worked", to=0), "track"),
]


@pytest.mark.parametrize(("content", "sentence"), MALFORMED)
def test_a_malformed_file_is_refused_at_its_place(content, sentence):
    assert str(refused(content)).startswith(sentence)


@pytest.mark.parametrize(("content", "code"), CONTRADICTORY)
def test_what_contradicts_itself_is_a_sentence(content, code):
    found = refused(content)
    assert found.code == code
    assert "%(" not in str(found)


@pytest.mark.parametrize("content", [content for content, _ in MALFORMED if "NaN" not in json.dumps(content)])
def test_the_schema_refuses_what_the_reading_refuses(content):
    assert not VALID.is_valid(content)


def test_an_empty_neighborhood_is_one():
    assert read({"efforts": [], "pledges": []}) == Problem((), ())
