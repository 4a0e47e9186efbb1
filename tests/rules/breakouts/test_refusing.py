"""A room that contradicts itself is a sentence; groups that are wrong in any way are found out."""

from dataclasses import replace

import pytest

from asamblea.rules.breakouts import Group, Person, balanced, by_count, by_language, wrong_assignment, wrong_person
from asamblea.rules.breakouts.refusals import SENTENCES
from tests.rules.breakouts.rooms import person

ROOM = (person("a"), person("b", new=True), person("c", "ko", wish="d"), person("d", "es ko", both=True))
RIGHT = by_count(ROOM, 1)
GROUP = RIGHT.groups[0]

CONTRADICTORY = [
    ([], 0, "groups_few"),
    ([], 1, "groups_many"),
    ([person("a"), person("a")], 1, "person_twice"),
    ([person("")], 1, "person_missing"),
    ([person("a", "es es")], 1, "language_twice"),
    ([Person("a", ("es",), frozenset({("es", "es")}))], 1, "pair_alike"),
    ([Person("a", ("es",), frozenset({("es", "ko")}))], 1, "pair_unspoken"),
    ([person("a", wish="a")], 1, "with_self"),
]
WRONG = [
    (replace(RIGHT, groups=(replace(GROUP, people=("a", "b", "c")),)), "wrong_people"),
    (replace(RIGHT, groups=(replace(GROUP, people=("a", "b", "c", "d", "d")),)), "wrong_people"),
    (replace(RIGHT, groups=(replace(GROUP, people=("a", "b", "c", "x")),)), "wrong_people"),
    (replace(RIGHT, groups=(replace(GROUP, number=2),)), "wrong_numbers"),
    (replace(RIGHT, groups=(replace(GROUP, languages=("en", "es")),)), "wrong_languages"),
    (replace(RIGHT, groups=(replace(GROUP, languages=("en",)),)), "wrong_languages"),
    (replace(RIGHT, groups=(replace(GROUP, languages=()),)), "wrong_languages"),
    (replace(RIGHT, groups=(replace(GROUP, languages=("es",)),)), "wrong_unserved"),
    (replace(RIGHT, unserved=("a",)), "wrong_unserved"),
    (replace(RIGHT, worth=replace(RIGHT.worth, apart=1)), "wrong_worth"),
    (replace(RIGHT, bound=replace(RIGHT.worth, unserved=1)), "wrong_bound"),
]


@pytest.mark.parametrize(("room", "groups", "code"), CONTRADICTORY)
@pytest.mark.parametrize("way", [by_count, by_language, lambda room, groups: balanced(room, groups, clock=lambda: 0.0)])
def test_what_contradicts_itself_is_a_sentence(way, room, groups, code):
    found = way(room, groups)
    assert found.code == code
    assert "%(" not in str(found)


@pytest.mark.parametrize(("found", "code"), WRONG)
def test_whatever_is_wrong_with_groups_is_found(found, code):
    refusal = wrong_assignment(ROOM, found)
    assert refusal.code == code
    assert "%(" not in str(refusal)


def test_groups_that_are_right_are_right():
    assert wrong_assignment(ROOM, RIGHT) is None
    assert isinstance(GROUP, Group)


def test_a_form_at_the_door_asks_for_one_person_alone():
    assert wrong_person(person("a")) is None
    assert wrong_person(person("a", wish="a")).code == "with_self"


def test_every_sentence_has_a_case():
    elsewhere = {"labels_missing", "nobody_speaks", "already_placed", "search_failed"}
    assert {code for *_, code in CONTRADICTORY} | {code for _, code in WRONG} | elsewhere == set(SENTENCES)
