"""Everybody reads the evening in their language: the room's pages, the wall, the ballot and the record."""

import pytest
from django.test import Client

from asamblea.meetings import fragments
from asamblea.rules.meeting import proposals
from asamblea.rules.meeting.translations import CheckTranslation, DraftTranslation
from tests.meetings.conftest import said

WORDS = said("Abrir la línea los martes")
KOREAN = said("화요일마다 상담 전화를 엽니다", "ko")
DRAFT = said("화요일에 열기", "ko")


@pytest.fixture
def floor(room):
    """A room with a proposal in Spanish, a phone in Spanish and one in Korean."""
    room.does(proposals.Propose(None, WORDS))
    room.spanish, room.korean = room.phone("es"), room.phone("ko")
    return room


def page(room, phone: Client) -> str:
    return phone.get(f"/m/{room.id}/").content.decode()


def checks(room, text=KOREAN, of="p1", seen=WORDS) -> None:
    room.does(CheckTranslation(of, seen, text), "translator")


def test_what_nobody_translated_stands_in_its_own_language_and_says_which(floor):
    seen = page(floor, floor.korean)
    assert f'<span lang="es">{WORDS["text"]}</span> <small class="tongue">Español</small>' in seen
    assert "tongue" not in page(floor, floor.spanish)


def test_a_draft_is_marked_and_a_checked_translation_keeps_its_source(floor):
    floor.does(DraftTranslation("p1", WORDS, DRAFT), "neighbor")
    seen = page(floor, floor.korean)
    assert f'{DRAFT["text"]} <small class="tongue">번역 초안</small>' in seen
    checks(floor)
    seen = page(floor, floor.korean)
    assert f">{KOREAN['text']}<" in seen and "tongue" not in seen.split("blockquote")[1]
    assert f'<p dir="auto" lang="es">{WORDS["text"]}</p>' in seen, "the source can be unfolded"
    assert KOREAN["text"] not in page(floor, floor.spanish)


def test_what_a_machine_wrote_reaches_no_reader(floor):
    floor.does(DraftTranslation("p1", WORDS, KOREAN, is_machine=True), "translator")
    assert KOREAN["text"] not in page(floor, floor.korean)


def test_the_wall_shows_each_language_its_own_words(floor):
    checks(floor)
    walls = {lang: fragments.render(floor.id, "wall", lang)[1] for lang in ("es", "ko")}
    assert WORDS["text"] in walls["es"] and WORDS["text"] not in walls["ko"]
    assert KOREAN["text"] in walls["ko"] and KOREAN["text"] not in walls["es"]


def opens(room, **fields: object) -> str:
    asked = {"proposal": "p1", "method": "consent", "by": "urn", "without": [], **fields}
    return room.table(room.desk(), "open-vote", **asked).content.decode()


def test_a_vote_waits_for_the_languages_of_people_in_the_room(floor):
    answer = opens(floor)
    assert 'role="alert"' in answer and "not checked yet in: 한국어." in answer
    assert floor.state.open_vote is None
    checks(floor)
    assert 'role="alert"' not in opens(floor)
    assert floor.state.open_vote.versions == {"es": [WORDS["text"]], "ko": [KOREAN["text"]]}
    ballot = page(floor, floor.korean)
    assert f'<h1 class="words" dir="auto">{KOREAN["text"]}</h1>' in ballot


def test_who_went_home_or_came_without_a_language_holds_no_vote_up(floor):
    floor.do(floor.korean, "go-home")
    assert 'role="alert"' not in opens(floor)
    assert floor.state.open_vote.versions == {"es": [WORDS["text"]]}


def test_the_room_decides_not_to_wait_and_the_desk_says_for_whom(floor):
    desk = floor.desk().get(f"/m/{floor.id}/desk/facilitator/").content.decode()
    form = desk[desk.index('id="open-p1"') :].partition("</form>")[0]
    assert 'name="without" value="ko"' in form and 'name="without" value="es"' not in form
    assert 'role="alert"' not in opens(floor, without=["ko"])
    assert floor.state.open_vote.without == ("ko",)
    told = Client(headers={"accept-language": "en"}).get(f"/a/ocho/m/{floor.id}/minutes/").content.decode()
    assert "The room votes without a translation into: 한국어" in told


def test_the_record_reads_in_the_readers_language(floor):
    opens(floor, without=["ko"])
    floor.cast(floor.spanish, "v1", choice="agree")
    floor.closes("v1")
    floor.table(floor.desk(), "decide", vote="v1", owner="mesa", owner_kind="role", due="2026-12-20")
    checks(floor)
    for path, times in ((f"/a/ocho/m/{floor.id}/", 1), (f"/a/ocho/m/{floor.id}/minutes/", 3), (f"/a/ocho/m/{floor.id}/v1/", 1)):
        told = Client(headers={"accept-language": "ko"}).get(path).content.decode()
        assert told.count(KOREAN["text"]) >= times, path
