"""Texts that stand in no meeting: the assembly's desk, and the pages that show what was translated there."""

import pytest

from asamblea.efforts.models import Effort
from asamblea.meetings import public as meetings
from asamblea.people.models import Organizer
from asamblea.rules.meeting.translations import CheckTranslation
from asamblea.translating import public
from tests.efforts.conftest import effort
from tests.meetings.conftest import Room, said
from tests.translating.test_desk import field, work

LINE = said("Línea de avisos")


@pytest.fixture
def line(room: Room) -> Effort:
    return effort(purpose="Contestar de noche")


@pytest.fixture
def organizer(client):
    client.force_login(Organizer.objects.create(name="Rosa"))
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    return client


def page(client, query: str = "") -> str:
    return client.get(f"/a/ocho/translate/{query}").content.decode()


def do(client, what: str, **fields):
    return client.post("/a/ocho/translate/", {"do": what, **fields})


def done(client, line: Effort, words: str, lang: str = "ko", seen=LINE):
    of = {"of": f"effort.{line.id}.title", "lang": lang, "seen-lang": seen["lang"], "seen": seen["text"]}
    return do(client, "done", text=words, **of)


def test_an_efforts_words_are_translated_and_its_pages_show_them(room, line, organizer):
    do(organizer, "take")
    text = page(organizer)
    assert work(text) == (f"effort.{line.id}.title", "ko") and "An effort’s name" in text
    done(organizer, line, "제보 전화")
    after = page(organizer)
    assert work(after) == (f"effort.{line.id}.title", "en") and field(after, "seen") == "Línea de avisos"
    for path in ("/a/ocho/efforts/", f"/a/ocho/efforts/{line.id}/", f"/m/{room.id}/efforts/"):
        korean = organizer.get(path, headers={"accept-language": "ko"}).content.decode()
        assert "제보 전화" in korean and "Línea de avisos" not in korean, path
        spanish = organizer.get(path, headers={"accept-language": "es"}).content.decode()
        assert "Línea de avisos" in spanish and "제보 전화" not in spanish, path


def test_an_effort_that_is_changed_waits_again_and_shows_what_changed(line, organizer):
    done(organizer, line, "제보 전화")
    Effort.objects.update(title="Línea de avisos de noche")
    do(organizer, "take", of=f"effort.{line.id}.title", lang="ko")
    text = page(organizer)
    assert "<ins> de noche</ins>" in text and "제보 전화" in text
    refused = done(organizer, line, "제보")
    assert refused.status_code == 400 and "The words changed while you translated them" in refused.content.decode()
    assert public.reading("ocho", said("Línea de avisos de noche"), "ko").state == "none"


def test_what_was_said_at_meetings_is_translated_at_their_own_desks(room, organizer):
    assert f'href="/m/{room.id}/translate/"' in page(organizer)
    assert f'href="/m/{room.id}/translate/"' not in page(room.desk("interpreter")), "a link of one evening opens no other"


def test_who_interprets_at_a_meeting_of_the_assembly_works_here_and_others_do_not(room, line, client):
    assert "An effort’s name" in page(room.desk("interpreter"))
    assert client.get("/a/ocho/translate/").status_code == 403
    assert room.desk("door").get("/a/ocho/translate/").status_code == 403
    assert done(client, line, "x").status_code == 403
    assert client.get("/a/nowhere/translate/").status_code == 404


def test_what_does_not_fit_is_refused(line, organizer):
    done(organizer, line, "x", lang="tl")
    assert "another language of this meeting" in page(organizer)
    assert "Write the translation." in done(organizer, line, " ").content.decode()
    assert public.reading("ocho", LINE, "ko").state == "none"


def test_the_front_page_shows_titles_that_were_translated_in_their_meetings(room, organizer):
    room.does(CheckTranslation("title", said("Noviembre"), said("11월 모임", "ko")), by="translator")
    front = organizer.get("/a/ocho/", headers={"accept-language": "ko"}).content.decode()
    assert meetings.meetings_of("ocho")[0].title["text"] == "Noviembre"
    assert "11월 모임" in front and "Noviembre" not in front
