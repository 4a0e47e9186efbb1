"""The translation desk through its pages."""

from asamblea.people.models import Organizer
from asamblea.rules.meeting import proposals, wording
from tests.meetings.conftest import Room, said
from tests.translating.test_helping import KOREAN, WORDS, read, send


def desk_page(room: Room, desk, query: str = "") -> str:
    return desk.get(f"/m/{room.id}/translate/{query}").content.decode()


def test_a_translator_checks_and_everybody_reads_it(room):
    translator = room.desk("translator")
    room.does(proposals.Propose(None, WORDS))
    assert "Abrir la línea los martes" in desk_page(room, translator)
    page = desk_page(room, translator, "?of=p1&to=ko")
    assert '<textarea id="text"' in page and "Done: it says the same" in page
    assert send(room, translator).status_code == 302
    assert read(room) == ("checked", KOREAN["text"])


def test_the_languages_of_those_who_wait_come_first(room):
    phones = [room.phone("ko"), room.phone("ko"), room.phone("en")]
    page = desk_page(room, room.desk("interpreter"))
    assert len(phones) == 3
    assert page.index("2 people wait") < page.index("1 person waits")


def test_before_the_doors_open_every_language_can_be_translated_into(room):
    page = desk_page(room, room.desk("translator"))
    assert "Español → 한국어" in page and "Español → English" in page and "people wait" not in page


def test_only_those_asked_to_check_work_at_the_desk(room):
    for role in ("facilitator", "note-taker", "interpreter", "translator"):
        assert "What waits" in desk_page(room, room.desk(role))
    answer = room.desk("door").get(f"/m/{room.id}/translate/")
    assert answer.status_code == 403
    assert send(room, room.desk("timekeeper")).status_code == 403
    assert wording.reading(room.state, said("Noviembre"), "ko").state == "none"


def test_the_preparation_page_gives_links_to_translators(room, client):
    client.force_login(Organizer.objects.create(name="Rosa"))
    page = client.get(f"/m/{room.id}/prepare/", headers={"accept-language": "en"}).content.decode()
    assert f"/m/{room.id}/pass/translator/" in page and f"/m/{room.id}/pass/interpreter/" in page
