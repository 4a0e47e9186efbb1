"""A usual week by text message: kept, replaced, changed and erased, and who may give one."""

import re

import pytest
from django.utils import translation
from django.utils.translation import gettext

from asamblea.channels.telephone.pretend import new_id
from asamblea.rules import slips
from asamblea.rules.meeting.decisions import RecordNoDecision
from asamblea.rules.meeting_times.week import DAYS, WEEK, from_bits
from asamblea.rules.telephone import reading, segments, times
from asamblea.telephone import weeks
from asamblea.telephone.models import Answered
from asamblea.times.models import Card, Openness
from tests.meetings.conftest import said
from tests.telephone.conftest import CARMEN, ROSA
from tests.times.conftest import fields

CODE = re.compile(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}")
WEEK_SAID = {
    "en": ("TIMES mon wed evening, sat morning", "Sat morning, Mon Wed evening"),
    "es": ("HORARIO lunes miércoles tarde-noche, sábado mañana", "sab mañana, lun mie tarde-noche"),
    "ko": ("시간 월 수 저녁, 토 아침", "토 오전, 월 수 저녁"),
}
MON_WED_SAT = {"mon-evening", "wed-evening", "sat-morning"}
_FIVE = {"morning": ("wed", "sat"), "afternoon": ("wed", "fri"), "evening": ("tue", "fri"), "night": ("wed", "sat", "sun")}
LONGEST = tuple(f"{day}-{part}" for part, but in _FIVE.items() for day in DAYS if day not in but)
"""No three days in a row to shorten, and no two parts on the same days."""


@pytest.fixture
def carmen(room, provider):
    """Carmen's number came in with a slip; returns what says a text of hers."""
    provider.says(CARMEN, f"JOIN {room.slip()}")
    return lambda words, sid="": provider.says(CARMEN, words, sid)


def week() -> set[str]:
    """Return the free slots of the only card."""
    return set(from_bits(Card.objects.get().week_1))


def code_in(answer: str) -> str:
    (code,) = CODE.findall(answer)
    return code


@pytest.mark.parametrize("lang", ["en", "es", "ko"])
def test_a_week_by_text_is_a_card_under_a_code_and_is_said_back(carmen, lang):
    words, expected = WEEK_SAID[lang]
    answer = carmen(words)
    assert expected in answer and segments.count(answer).segments <= 2
    card = Card.objects.get()
    assert week() == MON_WED_SAT
    assert (card.assembly, card.how, card.work, card.turns, card.childcare) == ("ocho", "slip", "unsaid", 1, False)
    code = slips.normal(code_in(answer))
    assert isinstance(code, str) and bytes(card.code_hash) == slips.times_hash("ocho", code)


@pytest.mark.parametrize(("chooses", "language"), [("Español", "es"), ("한국어", "ko")])
def test_the_card_names_the_language_that_the_number_chose(carmen, chooses, language):
    carmen(chooses)
    carmen(WEEK_SAID["en"][0])
    assert Card.objects.get().language == language


def test_a_second_text_replaces_the_first_card_and_leaves_what_it_does_not_say(room, provider):
    phone = room.phone("en")
    phone.post(f"/m/{room.id}/times/", fields(["sun-night"], language="tl", work="kitchen", childcare="on"))
    room.desk("door").post(f"/m/{room.id}/door/do/release/", {"code": room.codes[-1]})
    provider.says(CARMEN, f"JOIN {room.codes[-1]}")
    first = code_in(provider.says(CARMEN, WEEK_SAID["en"][0]))
    second = code_in(provider.says(CARMEN, "HORARIO dom noche"))
    card = Card.objects.get()
    assert first != second and week() == {"sun-night"}
    assert (card.language, card.work, card.childcare) == ("tl", "kitchen", True)


def test_a_replayed_text_is_answered_the_same_and_changes_nothing_back(carmen):
    sid = new_id("SM")
    first = carmen(WEEK_SAID["en"][0], sid)
    carmen("TIMES sun night")
    assert carmen(WEEK_SAID["en"][0], sid) == first
    assert week() == {"sun-night"}


def test_a_card_is_changed_and_erased_under_its_code_after_the_meeting_from_any_number(room, provider, carmen):
    code = code_in(carmen(WEEK_SAID["en"][0]))
    room.does(RecordNoDecision("i1", said("no"), said("luego")))
    room.table(room.desk(), "close-meeting")
    assert room.state.phase == "closed"
    assert "no meeting" in carmen("TIMES sun night")
    assert code_in(provider.says(ROSA, f"시간 {code} 매일 밤")) == code
    assert week() == {f"{day}-night" for day in DAYS} and Card.objects.get().how == "slip"
    assert provider.says(ROSA, f"HORARIO BORRAR {code.lower()}") == "Se borraron tus horarios."
    assert not Card.objects.exists()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("TIMES NEVER", "Your times are erased."),
        ("HORARIO nunca", "Se borraron tus horarios."),
        ("시간 삭제", "내 시간을 지웠습니다."),
    ],
)
def test_never_erases_the_card_of_the_slip(carmen, words, expected):
    carmen(WEEK_SAID["en"][0])
    assert carmen(words) == expected
    assert not Card.objects.exists()


def test_erasing_without_a_card_asks_for_its_code(carmen, provider):
    for says in (carmen, lambda words: provider.says(ROSA, words)):
        assert "the code of your times" in says("TIMES ERASE")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("TIMES mon evenig", "evenig"),
        ("TIMES mon", "TIMES MON WED EVENING, SAT MORNING"),
        ("HORARIO lunes a las 7", "HORARIO LUN MIE TARDE-NOCHE, SAB MA"),
        ("시간 월요일", "시간 월 수 저녁, 토 오전"),
    ],
)
def test_what_is_not_understood_is_said_with_an_example_and_nothing_is_kept(carmen, words, expected):
    answer = carmen(words)
    assert expected in answer and segments.count(answer).segments <= 2
    assert not Card.objects.exists()


def test_the_word_alone_says_how_where_and_which_hours_and_keeps_nothing(provider, carmen):
    kept = Answered.objects.count()
    for word, expected in (("TIMES", "evening 17-21"), ("HORARIOS", "tarde-noche 17-21"), ("시간", "저녁 17-21")):
        answer = carmen(word)
        assert expected in answer and "/ocho/" in answer and segments.count(answer).segments <= 2
    assert Answered.objects.count() == kept


def test_a_number_without_a_slip_gives_a_card_only_where_anyone_may(room, provider):
    assert "UNIRME" in provider.says(ROSA, WEEK_SAID["es"][0])
    assert not Card.objects.exists()
    Openness.objects.create(assembly="ocho", anyone=True)
    code = code_in(provider.says(ROSA, WEEK_SAID["es"][0]))
    card = Card.objects.get()
    assert (card.how, card.language, card.slip_hash) == ("open", "es", None)
    assert code_in(provider.says(ROSA, f"HORARIO {code} dom noche")) == code
    assert week() == {"sun-night"}


def test_a_slip_that_the_door_took_back_gives_no_card(room, provider):
    code = room.slip()
    provider.says(CARMEN, f"JOIN {code}")
    room.desk("door").post(f"/m/{room.id}/door/do/void/", {"code": code})
    assert "declared lost" in provider.says(CARMEN, WEEK_SAID["en"][0])
    assert not Card.objects.exists()


def test_guessing_the_codes_of_cards_is_slowed_and_a_right_one_always_opens(carmen):
    code = code_in(carmen(WEEK_SAID["en"][0]))
    for _ in range(20):
        assert "No times card has this code" in carmen("TIMES ERASE 0000-0000-0000-0000")
    assert "Too many tries" in carmen("TIMES 0000-0000-0000-0000 mon evening")
    assert carmen(f"TIMES ERASE {code}") == "Your times are erased."


def test_a_family_shares_a_telephone_and_each_slip_has_its_own_card(room, provider):
    mother, son = room.slip(), room.slip()
    for code, words in ((mother, "TIMES mon evening"), (son, "TIMES sun night"), (mother, "TIMES tue evening")):
        provider.says(CARMEN, f"JOIN {code}")
        provider.says(CARMEN, words)
    assert sorted(sorted(from_bits(card.week_1)) for card in Card.objects.all()) == [["sun-night"], ["tue-evening"]]


@pytest.mark.parametrize("lang", ["en", "es", "ko"])
@pytest.mark.parametrize("slots", [WEEK, LONGEST, WEEK[::2], WEEK[::3], ("mon-night",)])
def test_any_answer_fits_two_messages_and_its_week_is_read_back(carmen, lang, slots):
    with translation.override(lang):
        written = weeks.in_words(slots)
    read = times.read(written)
    assert isinstance(read, times.Said) and read.slots == set(slots)
    answer = carmen({"en": "TIMES ", "es": "HORARIO ", "ko": "시간 "}[lang] + written)
    assert segments.count(answer).segments <= 2, answer
    assert week() == set(slots)


@pytest.mark.parametrize("lang", ["en", "es", "ko"])
def test_the_example_is_read_as_it_stands(lang):
    with translation.override(lang):
        _, _, example = gettext("Say when you are free: TIMES MON WED EVENING, SAT MORNING.").partition(": ")
    intent = reading.read(example)
    assert isinstance(intent, reading.Intent) and (intent.word, intent.lang) == ("times", lang)
    assert times.read(intent.rest) == times.Said(frozenset(MON_WED_SAT))
