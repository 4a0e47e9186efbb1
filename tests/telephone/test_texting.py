"""Text messages, each signed as a provider signs it, in the three languages."""

import re

import pytest
from django.test import Client

from asamblea.assemblies.models import Assembly
from asamblea.channels.telephone.pretend import new_id
from asamblea.efforts import public as efforts
from asamblea.efforts.models import Pledge
from asamblea.meetings import ballots
from asamblea.meetings.models import Meeting
from asamblea.rules.meeting import signals
from asamblea.rules.meeting.decisions import RecordNoDecision
from asamblea.rules.telephone import segments
from asamblea.telephone import texting
from asamblea.telephone.models import Answered, Asked, HeldSlip, ToRead
from tests.meetings import test_late_vote as late_vote
from tests.meetings.conftest import said
from tests.telephone.conftest import CARMEN, MINJI, OURS, ROSA

RECEIPT = re.compile(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}")
JOIN = {"en": "JOIN", "es": "UNIRME", "ko": "참여"}


@pytest.mark.parametrize(
    ("lang", "expected"), [("en", "You are in"), ("es", "Ya entraste: eres la persona 1"), ("ko", "들어오셨습니다")]
)
def test_a_slip_comes_in_by_text_and_stands_in_the_minutes_like_any_other(room, provider, lang, expected):
    answer = provider.says(CARMEN, f"{JOIN[lang]} {room.slip()}")
    assert expected in answer
    assert room.state.present == {1}
    assert segments.count(answer).segments <= 2


def test_the_same_number_comes_in_once_and_another_is_told_that_the_slip_is_taken(room, provider):
    code = room.slip()
    first, again = (provider.says(CARMEN, f"JOIN {code}") for _ in range(2))
    assert first == again and room.state.seats == 1
    assert "another phone" in provider.says(ROSA, f"JOIN {code}")


def test_a_slip_that_a_phone_holds_is_refused_and_one_that_a_number_holds_opens_no_phone(room, provider):
    room.phone()
    assert "another phone" in provider.says(CARMEN, f"JOIN {room.codes[-1]}")
    code = room.slip()
    provider.says(CARMEN, f"JOIN {code}")
    assert Client().post("/s/", {"code": code, "language": "en"}).status_code == 403


def test_a_slip_that_the_door_voids_or_frees_votes_no_more_by_text(room, provider):
    door = room.desk("door")
    for act, sentence in (("void", "declared lost"), ("release", "another phone")):
        code = room.slip()
        provider.says(CARMEN, f"JOIN {code}")
        door.post(f"/m/{room.id}/door/do/{act}/", {"code": code})
        assert sentence in provider.says(CARMEN, "VOTE 1")
        HeldSlip.objects.all().delete()


def test_a_family_shares_a_telephone_and_each_slip_has_its_own_ballot(room, provider):
    mother, son = room.slip(), room.slip()
    vote = room.vote("majority")
    for code, choice in ((mother, "1"), (son, "2")):
        provider.says(CARMEN, f"JOIN {code}")
        assert "Counted" in provider.says(CARMEN, f"VOTE {choice}")
    provider.says(CARMEN, f"JOIN {mother}")
    assert "Your ballot: Yes" in provider.says(CARMEN, "VOTE")
    done = room.closes(vote)
    assert done.state.votes[vote].result["counts"]["yes"] == 1
    assert done.state.votes[vote].result["counts"]["no"] == 1


@pytest.mark.parametrize(
    ("lang", "word", "counted", "choice"),
    [("en", "VOTE 2", "Counted: Stand aside", "aside"), ("es", "VOTO de acuerdo", "Contado: De acuerdo", "agree"),
     ("ko", "투표 3 너무 위험합니다", "막기", "block"), ("es", "1", "Contado: De acuerdo", "agree")],
)  # fmt: skip
def test_a_vote_by_text_counts_once_with_a_receipt_that_the_record_finds(room, provider, lang, word, counted, choice):
    provider.says(CARMEN, f"{JOIN[lang]} {room.slip()}")
    vote = room.vote()
    answer = provider.says(CARMEN, word)
    assert counted in answer and segments.count(answer).segments <= 2
    (receipt,) = RECEIPT.findall(answer)
    assert ballots.urn().turnout(room.id, vote) == 1
    done = room.closes(vote)
    published = next(e for e in done.entries if e["kind"] == "vote_closed")["ballots"]
    assert [(b["receipt"], b["ballot"]["choice"]) for b in published] == [(receipt, choice)]


def test_a_vote_can_be_changed_until_it_closes_and_a_replayed_text_changes_nothing_back(room, provider):
    provider.says(CARMEN, f"JOIN {room.slip()}")
    vote, sid = room.vote(), new_id("SM")
    first = provider.says(CARMEN, "VOTE 1", sid)
    second = provider.says(CARMEN, "VOTE 2")
    assert RECEIPT.findall(first) == RECEIPT.findall(second)
    assert provider.says(CARMEN, "VOTE 1", sid) == first
    assert "Your ballot: Stand aside" in provider.says(CARMEN, "VOTE")
    assert room.closes(vote).state.votes[vote].result["counts"]["aside"] == 1


@pytest.mark.parametrize(
    ("method", "more", "word", "ballot"),
    [("approval", {}, "VOTE 1 3", {"approve": ["1", "3"]}), ("irv", {}, "VOTE 2>1>3", {"ranking": ["2", "1", "3"]}),
     ("score", {}, "VOTE 5 0 3", {"scores": {"1": 5, "2": 0, "3": 3}}), ("schulze", {}, "31", {"ranking": ["3", "1"]})],
)  # fmt: skip
def test_every_method_has_a_ballot_in_numbers(room, provider, method, more, word, ballot):
    provider.says(CARMEN, f"JOIN {room.slip()}")
    vote = room.asks(method, "Huerto", "Tarjetas", "Cocina", **more)
    asked = provider.says(CARMEN, "WHAT")
    assert "1 Huerto. 2 Tarjetas. 3 Cocina." in asked and "VOTE" in asked
    assert "Counted: " in provider.says(CARMEN, word)
    done = room.closes(vote)
    (kept,) = next(e for e in done.entries if e["kind"] == "vote_closed")["ballots"]
    assert kept["ballot"] == ballot


def test_what_is_no_ballot_counts_nothing_and_says_so(room, provider):
    provider.says(CARMEN, f"JOIN {room.slip()}")
    assert "No vote is open now" in provider.says(CARMEN, "VOTE 1")
    vote = room.vote()
    assert "from 1 to 3" in provider.says(CARMEN, "VOTE 7")
    assert "say why" in provider.says(CARMEN, "VOTE 3")
    assert ballots.urn().turnout(room.id, vote) == 0


def test_hours_are_pledged_beside_a_vote_and_changed_alone(room, provider):
    provider.says(CARMEN, f"JOIN {room.slip()}")
    vote = room.vote()
    assert "VOTE 1 PLEDGE 3" in provider.says(CARMEN, "PLEDGE 3")
    assert "3 hours a week" in provider.says(CARMEN, "VOTE 1 PLEDGE 3")
    assert "4 hours a week" in provider.says(CARMEN, "PLEDGE 4")
    assert "from 1 to 60" in provider.says(CARMEN, "PLEDGE 99")
    assert room.closes(vote).state.votes[vote].pledged == {"people": 1, "hours": 4}


def test_hours_are_pledged_to_efforts_on_the_board(room, provider):
    provider.says(CARMEN, f"JOIN {room.slip()}")
    assert "Nothing asks for hours" in provider.says(CARMEN, "PLEDGE 3")
    garden = efforts.write_down("ocho", room.id, said("Huerto"), "", (2, 5), 8)
    cards = efforts.write_down("ocho", room.id, said("Tarjetas"), "", (2, 5), 8)
    assert "1 Huerto. 2 Tarjetas." in provider.says(CARMEN, "PLEDGE 3")
    assert provider.says(CARMEN, "PLEDGE 3 2") == "Pledged: 3 hours a week for Tarjetas."
    assert provider.says(CARMEN, "COMPROMISO 5: 1, 2") == "Tu compromiso: 5 horas a la semana para Huerto, Tarjetas."
    (kept,) = Pledge.objects.all()
    assert (kept.hours, kept.choices) == (5, {str(garden): 2, str(cards): 2})


def test_speaking_and_temperature_by_text(room, provider):
    provider.says(CARMEN, f"UNIRME {room.slip()}")
    assert provider.says(CARMEN, "HABLAR") == "Estás en la fila para hablar."
    assert [w.who for w in room.state.stack.waiting] == ["1"]
    assert "UP" not in provider.says(CARMEN, "QUE")
    room.does(signals.OpenTemperature())
    assert "BIEN" in provider.says(CARMEN, "QUE")
    provider.says(CARMEN, "más o menos")
    provider.says(CARMEN, "BIEN")
    temperature = room.state.temperature
    assert temperature and (temperature.up, temperature.so_so) == (1, 0)


def test_acts_without_a_slip_say_how_to_come_in(room, provider):
    for words in ("VOTE 1", "WHAT", "SPEAK", "UP", "PLEDGE 3"):
        assert "JOIN" in provider.says(CARMEN, words)
    assert "UNIRME" in provider.says(CARMEN, "VOTO 1")
    assert "참여" in provider.says(CARMEN, "투표 1")


def test_next_says_day_hour_and_place_to_anyone(room, provider):
    assert "Asamblea de la Ocho" in provider.says(ROSA, "NEXT") and "Sótano" in provider.says(ROSA, "다음")
    Assembly.objects.create(slug="demo", name="Demo", languages=["en"], zone="UTC", is_demo=True)
    Meeting.objects.all().delete()
    assert provider.says(ROSA, "NEXT") == "No next meeting is planned yet."


def test_a_language_word_changes_the_language_of_every_answer(room, provider):
    provider.says(CARMEN, room.slip())
    assert "español" in provider.says(CARMEN, "Español")
    assert "ayuda" in provider.says(CARMEN, "asdf").lower() or "UNIRME" in provider.says(CARMEN, "asdf")
    assert "한국어" in provider.says(CARMEN, "한국어")
    assert "참여" in provider.says(CARMEN, "asdf")


@pytest.mark.parametrize("words", ["STOP", "그만", "¡Basta!", "수신 거부"])
def test_stop_erases_the_number_that_asked_for_messages(room, provider, words):
    assert "until" in provider.says(CARMEN, "MESSAGES")
    assert Asked.objects.count() == 1
    provider.says(CARMEN, words)
    assert Asked.objects.count() == 0


def test_stop_with_more_words_is_no_opt_out_and_a_person_sees_it(room, provider):
    provider.says(CARMEN, f"JOIN {room.slip()}")
    provider.says(CARMEN, "MESSAGES")
    answer = provider.says(CARMEN, "Stop they are at 6th and Vermont")
    assert "A person will read" in answer
    assert Asked.objects.count() == 1
    page = room.desk("door").get(f"/m/{room.id}/telephone/").content.decode()
    assert "Stop they are at 6th and Vermont" in page


def test_unread_messages_go_when_the_meeting_closes(room, provider):
    provider.says(CARMEN, f"JOIN {room.slip()}")
    provider.says(CARMEN, "Basta, están en la 6")
    assert ToRead.objects.count() == 1
    room.does(RecordNoDecision("i1", said("no"), said("luego")))
    room.table(room.desk(), "close-meeting")
    assert room.state.phase == "closed"
    assert not ToRead.objects.exists() and not HeldSlip.objects.exists()
    assert "JOIN" in provider.says(CARMEN, "VOTE 1")


def test_a_late_vote_takes_ballots_by_text_after_the_meeting_and_then_nothing_is_left(room, provider, monkeypatch):
    provider.says(CARMEN, f"UNIRME {room.slip()}")
    late_vote.opened(room)
    room.table(room.desk(), "close-meeting")
    assert room.state.phase == "closed"
    assert "Contado: Si." in provider.says(CARMEN, "VOTO sí")
    late_vote.after_its_hour(room, monkeypatch)
    assert room.state.votes["v1"].result["counts"]["yes"] == 1
    assert not HeldSlip.objects.exists()
    assert "UNIRME" in provider.says(CARMEN, "VOTO no")


def test_two_open_votes_are_told_apart_by_a_letter(room, provider):
    provider.says(CARMEN, f"JOIN {room.slip()}")
    late_vote.opened(room)
    late_vote.opened(room, proposal="p2")
    assert "A: turno de noche" in (asked := provider.says(CARMEN, "WHAT")) and "B: turno de noche" in asked
    assert "A, B" in provider.says(CARMEN, "VOTE 1")
    assert "Counted: No" in provider.says(CARMEN, "VOTE B 2")
    assert "VOTE A" in provider.says(CARMEN, "VOTE A") and "Your ballot: No" in provider.says(CARMEN, "VOTE b")
    assert (ballots.urn().turnout(room.id, "v1"), ballots.urn().turnout(room.id, "v2")) == (0, 1)


def test_a_text_of_1600_characters_is_refused_with_a_sentence(room, provider):
    provider.says(CARMEN, f"JOIN {room.slip()}")
    assert "1600" in provider.says(CARMEN, "VOTE 3 " + "a" * 1593)


def test_short_codes_and_our_own_number_get_no_answer(room, provider):
    assert provider.text("72975", "STOP") == [] == provider.text(OURS, "HELP") == provider.text("VERIZON", "HELP")


def test_a_telephone_that_answers_by_itself_is_not_answered_for_ever(room, provider):
    said, answers = "I am driving and will write later.", 0
    while provider.text(CARMEN, said) and answers < 20:
        answers += 1
    assert answers == texting.LOST
    sid = new_id("SM")
    assert provider.text(CARMEN, said, sid) == provider.text(CARMEN, said, sid) == []
    assert "You are in" in provider.says(CARMEN, f"JOIN {room.slip()}"), "a word we know is always answered"
    assert "WHAT" in provider.says(ROSA, said)


def test_guessing_slips_from_one_number_pauses_that_number_only(room, provider):
    for _ in range(20):
        assert "No slip has this code" in provider.says(CARMEN, "JOIN 0000-0000-0000-0000")
    assert "Too many tries" in provider.says(CARMEN, "JOIN 0000-0000-0000-0000")
    assert "No slip has this code" in provider.says(ROSA, "JOIN 0000-0000-0000-0000")
    assert "You are in" in provider.says(CARMEN, f"JOIN {room.slip()}"), "a right code always opens"


def test_what_only_reads_keeps_nothing(room, provider, django_assert_max_num_queries):
    provider.says(MINJI, f"참여 {room.slip()}")
    kept = Answered.objects.count()
    with django_assert_max_num_queries(8):
        provider.says(MINJI, "무엇")
    provider.says(MINJI, "도움")
    assert Answered.objects.count() == kept


@pytest.mark.parametrize("lang", ["en", "es", "ko"])
def test_answers_fit_two_messages(room, provider, lang):
    words = {"en": ("WHAT", "VOTE", "HELP", "NEXT", "MESSAGES", "STOP"), "es": ("QUÉ", "VOTO", "AYUDA", "PRÓXIMA", "AVISOS", "ALTO"),
             "ko": ("무엇", "투표", "도움", "다음", "알림", "그만")}  # fmt: skip
    provider.says(CARMEN, f"{JOIN[lang]} {room.slip()}")
    room.vote()
    for word in words[lang]:
        answer = provider.says(CARMEN, word)
        assert segments.count(answer).segments <= 2, answer
