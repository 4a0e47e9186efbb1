from asamblea.rules.meeting import agenda, signals
from tests.rules.meeting.evening import Evening, said


def taken(evening: Evening, marks: str, asks: str = "item") -> None:
    evening.did(signals.OpenTemperature(asks))
    for mark in marks:
        evening.did(signals.GiveTemperature({"u": "up", "s": "so_so", "d": "down"}[mark]), by="neighbor")
    evening.did(signals.CloseTemperature(evening.state.temperature.id))


def test_the_room_grants_more_time_when_more_want_it():
    evening = Evening(item_minutes=10, more_minutes=5)
    taken(evening, "uud", "more_time")
    assert evening.state.items["i1"].minutes == 15


def test_the_room_refuses_more_time_on_a_tie():
    evening = Evening(item_minutes=10)
    taken(evening, "uds", "more_time")
    assert evening.state.items["i1"].minutes == 10


def test_two_checks_have_a_pause_between_them():
    evening = Evening(temperature_pause=60)
    taken(evening, "u")
    assert evening.refused(signals.OpenTemperature()) == "temperature_too_soon"
    evening.at += 60_000
    evening.did(signals.OpenTemperature())


def test_an_answer_can_change_and_counts_once():
    evening = Evening()
    evening.did(signals.OpenTemperature())
    evening.did(signals.GiveTemperature("up"), by="neighbor")
    evening.did(signals.GiveTemperature("down", was="up"), by="neighbor")
    check = evening.state.temperature
    assert (check.up, check.down) == (0, 1)


def test_no_more_answers_than_people():
    evening = Evening(neighbors=1)
    evening.did(signals.OpenTemperature())
    evening.did(signals.GiveTemperature("up"), by="neighbor")
    assert evening.refused(signals.GiveTemperature("up"), by="neighbor") == "more_than_present"


def test_signals_carry_no_seat():
    evening = Evening()
    evening.did(signals.CannotFollow(), by="neighbor")
    evening.did(signals.ReadyToMoveOn(), by="neighbor")
    evening.did(signals.OpenTemperature())
    evening.did(signals.GiveTemperature("so_so"), by="neighbor")
    assert all("seat" not in e for e in evening.entries if e["kind"] != "arrived")


def test_a_new_item_starts_with_nobody_lost():
    evening = Evening()
    evening.did(signals.CannotFollow(), by="neighbor")
    assert evening.state.cannot_follow == 1
    evening.did(signals.ClearCannotFollow())
    evening.did(signals.CannotFollow(), by="neighbor")
    evening.did(agenda.AddItem(said("otra"), "share"))
    evening.did(agenda.OpenItem("i2"))
    assert evening.state.cannot_follow == 0
