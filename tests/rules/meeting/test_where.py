"""Before groups are dealt by table or block everybody is asked for theirs; the answers stand in no minutes."""

import pytest

from asamblea.rules.meeting import agenda
from asamblea.rules.meeting.breakouts import OpenBreakouts
from asamblea.rules.meeting.where import AskWhere, StopAskingWhere
from tests.rules.meeting.evening import Evening, said

GROUPS = [{"place": "", "language": "", "seats": seats} for seats in ([1, 2], [3])]


def names(*words: str):
    return [said(word) for word in words]


def test_everybody_is_asked_until_groups_sit():
    evening = Evening()
    evening.did(AskWhere("table", names("Mesa 1", "Mesa 2")))
    assert [n["text"] for n in evening.state.where_now.names] == ["Mesa 1", "Mesa 2"]
    evening.did(OpenBreakouts(said("¿?"), 10, GROUPS, "table"))
    assert evening.state.where is None


def test_asking_again_begins_anew_and_it_can_be_put_away():
    evening = Evening()
    evening.did(AskWhere("table", names("Mesa 1", "Mesa 2")))
    evening.did(AskWhere("block", names("la Sexta", "la Octava")))
    assert evening.state.where_now.how == "block"
    evening.did(StopAskingWhere())
    assert evening.state.where_now is None
    assert evening.refused(StopAskingWhere()) == "where_not_asked"


def test_a_question_of_an_item_that_is_over_is_asked_no_more():
    evening = Evening()
    evening.did(agenda.AddItem(said("Otra"), "share"))
    evening.did(AskWhere("table", names("Mesa 1", "Mesa 2")))
    evening.did(agenda.OpenItem("i2"))
    assert evening.state.where_now is None
    evening.did(agenda.OpenItem("i1"))
    assert evening.state.where_now.how == "table"


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (AskWhere("table", names("Mesa 1")), "few_names"),
        (AskWhere("table", names("Mesa 1", "")), "few_names"),
        (AskWhere("table", names(*map(str, range(41)))), "few_names"),
        (AskWhere("table", names("Línea", "linea")), "same_name"),
        (AskWhere("liking", names("a", "b")), "bad_groups"),
        (AskWhere("topic", names("a", "b")), "no_affinity"),
    ],
)
def test_a_question_that_makes_no_sense_is_refused(command, code):
    assert Evening().refused(command) == code


def test_nobody_is_asked_without_an_item_or_while_groups_sit_and_only_the_table_asks():
    evening = Evening()
    question = AskWhere("table", names("a", "b"))
    assert evening.refused(question, by="neighbor") == "not_your_role"
    evening.did(OpenBreakouts(said("¿?"), 10, GROUPS))
    assert evening.refused(question) == "in_groups"
    evening = Evening()
    evening.did(agenda.CloseItem("i1"))
    assert evening.refused(question) == "no_item"


def test_groups_by_topic_sit_only_where_the_house_rules_allow_them():
    by_topic = OpenBreakouts(said("¿?"), 10, GROUPS, "topic")
    assert Evening().refused(by_topic) == "no_affinity"
    evening = Evening(breakouts_by_affinity=True)
    evening.did(AskWhere("topic", names("a", "b")))
    evening.did(by_topic)
    assert evening.state.breakouts_now.how == "topic"
