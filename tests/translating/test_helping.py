"""A neighbor helps translate: one text, one field, a draft that somebody checks."""

from asamblea.rules.meeting import decisions, proposals, wording
from asamblea.rules.meeting.translations import CheckTranslation
from asamblea.translating import helped
from asamblea.translating.models import Helped
from tests.meetings.conftest import Room, said

WORDS = said("Abrir la línea los martes")
KOREAN = said("화요일마다 상담 전화를 엽니다", "ko")


def read(room: Room) -> tuple[str, str]:
    found = wording.reading(room.state, WORDS, "ko")
    return found.state, found.text["text"]


def send(room: Room, phone, words: str = KOREAN["text"], of: str = "p1", lang: str = "ko", seen=WORDS):
    fields = {"of": of, "lang": lang, "seen-lang": seen["lang"], "seen": seen["text"], "text": words}
    return phone.post(f"/m/{room.id}/translate/", fields)


def test_the_page_of_a_piece_shows_its_words_and_a_field(room):
    phone = room.phone("en")
    room.does(proposals.Propose(1, WORDS), by="neighbor")
    page = phone.get(f"/m/{room.id}/translate/?of=p1&to=ko").content.decode()
    assert "Abrir la línea los martes" in page and 'lang="ko"' in page and "한국어" in page
    assert "somebody checks it before others read it as checked" in page


def test_what_a_neighbor_sends_is_a_draft(room):
    phone = room.phone("en")
    room.does(proposals.Propose(1, WORDS), by="neighbor")
    answer = send(room, phone)
    assert answer.status_code == 302 and answer.url == f"/m/{room.id}/translate/"
    assert "Somebody checks it" in phone.get(answer.url).content.decode()
    assert read(room) == ("draft", KOREAN["text"])


def test_what_does_not_fit_is_refused_with_what_was_typed(room):
    phone = room.phone("en")
    room.does(proposals.Propose(1, WORDS), by="neighbor")
    changed = send(room, phone, seen=said("Abrir la línea"))
    assert changed.status_code == 400
    page = changed.content.decode()
    assert "The words changed while you translated them" in page and KOREAN["text"] in page
    assert "Write the translation." in send(room, phone, "  ").content.decode()
    assert "another language of this meeting" in phone.get(send(room, phone, "x", lang="tl").url).content.decode()
    assert "There is no such text" in phone.get(send(room, phone, of="p9").url).content.decode()
    room.does(CheckTranslation("p1", WORDS, KOREAN), by="translator")
    assert "translated already" in send(room, phone, "다른 말").content.decode()
    assert read(room) == ("checked", KOREAN["text"])


def test_who_holds_no_slip_is_told_who_can_help(room, client):
    answer = client.get(f"/m/{room.id}/translate/?of=title&to=ko")
    assert answer.status_code == 403 and "Who holds a slip of the meeting" in answer.content.decode()
    assert client.get("/m/nothere/translate/").status_code == 404


def test_a_slip_sends_so_many_drafts_and_what_was_refused_does_not_count(room, monkeypatch):
    monkeypatch.setattr(helped, "MOST", 2)
    phone = room.phone("en")
    room.does(proposals.Propose(1, WORDS), by="neighbor")
    send(room, phone, "하나")
    assert send(room, phone, "하나").status_code == 400
    send(room, phone, "둘")
    answer = send(room, phone, "셋")
    assert answer.status_code == 400 and "You sent 2 drafts tonight" in answer.content.decode()
    assert read(room) == ("draft", "둘")
    assert send(room, room.phone("en"), "넷").status_code == 302


def test_how_many_drafts_a_seat_sent_is_erased_with_the_meeting(room):
    phone = room.phone("en")
    send(room, phone, "11월", of="title", seen=said("Noviembre"))
    assert [(row.seat, row.drafts) for row in Helped.objects.all()] == [(1, 1)]
    room.does(decisions.RecordNoDecision("i1", said("falta gente"), said("en enero")))
    room.table(room.desk(), "close-meeting")
    assert room.state.phase == "closed" and not Helped.objects.exists()


def test_the_page_is_small_and_asks_the_database_little(room, django_assert_max_num_queries):
    phone = room.phone("ko")
    room.does(proposals.Propose(1, said("Abrir la línea los martes. " * 70)), by="neighbor")
    for query in ("?of=p1&to=ko", ""):
        phone.get(f"/m/{room.id}/translate/{query}")
        with django_assert_max_num_queries(6):
            answer = phone.get(f"/m/{room.id}/translate/{query}", headers={"accept-encoding": "gzip"})
        assert answer.headers["Content-Encoding"] == "gzip" and len(answer.content) < 4000
