"""The translation desk through its pages: take one, write, done."""

import re

from django.test import Client
from django.utils import timezone

from asamblea.assemblies.models import Assembly
from asamblea.meetings.models import Meeting
from asamblea.people.models import Organizer
from asamblea.rules.meeting import opening, proposals, wording
from asamblea.rules.meeting.translations import CheckTranslation, DraftTranslation
from asamblea.translating.models import Taken
from tests.meetings.conftest import Room, said
from tests.translating.test_helping import KOREAN, WORDS, read


def page(room: Room, desk: Client, query: str = "") -> str:
    return desk.get(f"/m/{room.id}/translate/{query}").content.decode()


def do(room: Room, desk: Client, what: str, **fields):
    return desk.post(f"/m/{room.id}/translate/", {"do": what, **fields})


def field(text: str, name: str) -> str:
    return re.search(rf'name="{name}" value="([^"]*)"', text).group(1)


def done(room: Room, desk: Client, words: str, of: str = "p1", lang: str = "ko", seen=WORDS):
    return do(room, desk, "done", of=of, lang=lang, text=words, **{"seen-lang": seen["lang"], "seen": seen["text"]})


def work(text: str) -> tuple[str, str] | None:
    """Return what a desk works at: of, and the language."""
    return (field(text, "of"), field(text, "lang")) if 'id="work"' in text else None


def test_take_one_write_done_and_the_next_is_there(room):
    translator = room.desk("translator")
    room.does(proposals.Propose(None, WORDS))
    assert work(page(room, translator)) is None
    do(room, translator, "take")
    first = page(room, translator)
    assert work(first) == ("i1", "en") and "¿Qué hacemos?" in first and '<textarea id="text"' in first
    assert done(room, translator, "What do we do?", "i1", "en", said("¿Qué hacemos?")).status_code == 302
    after = page(room, translator)
    assert "Everybody reads it now." in after and work(after) == ("i1", "ko")
    assert wording.reading(room.state, said("¿Qué hacemos?"), "en").state == "checked"


def test_what_is_checked_everybody_reads(room):
    translator = room.desk("translator")
    room.does(proposals.Propose(None, WORDS))
    do(room, translator, "take", of="p1", lang="ko")
    assert work(page(room, translator)) == ("p1", "ko")
    done(room, translator, KOREAN["text"])
    assert read(room) == ("checked", KOREAN["text"])


def test_two_people_never_get_the_same_piece(room):
    one, other = room.desk("translator"), room.desk("translator")
    do(room, one, "take")
    do(room, other, "take")
    assert work(page(room, one)) == ("i1", "en") and work(page(room, other)) == ("i1", "ko")
    refused = do(room, other, "take", of="i1", lang="en")
    assert refused.status_code == 302 and "Somebody works at it already." in page(room, other)
    assert "somebody works at it" in page(room, one)


def test_a_link_that_two_devices_open_is_two_people(room):
    one, other = room.desk("translator"), Client(headers={"accept-language": "en"})
    other.cookies["pass"] = one.cookies["pass"].value
    do(room, one, "take")
    do(room, other, "take")
    assert work(page(room, one)) != work(page(room, other))


def test_what_is_given_back_waits_for_others(room):
    one, other = room.desk("translator"), room.desk("interpreter")
    do(room, one, "take")
    do(room, one, "give-back")
    assert work(page(room, one)) is None
    do(room, other, "take")
    assert work(page(room, other)) == ("i1", "en")


def test_when_its_time_is_over_others_get_it_and_what_comes_late_is_not_lost(room):
    one, other = room.desk("translator"), room.desk("translator")
    do(room, one, "take", of="i1", lang="ko")
    Taken.objects.update(until=1)
    do(room, other, "take", of="i1", lang="ko")
    assert work(page(room, other)) == ("i1", "ko")
    done(room, one, "무엇을 할까요?", "i1", "ko", said("¿Qué hacemos?"))
    assert wording.reading(room.state, said("¿Qué hacemos?"), "ko").state == "checked"


def test_the_languages_of_those_who_wait_come_first(room):
    phones = [room.phone("ko"), room.phone("ko"), room.phone("en")]
    translator = room.desk("interpreter")
    text = page(room, translator)
    assert len(phones) == 3
    assert text.index("2 people wait") < text.index("1 person waits")
    do(room, translator, "take")
    assert work(page(room, translator)) == ("i1", "ko")


def test_before_the_doors_open_every_language_can_be_translated_into(room):
    text = page(room, room.desk("translator"))
    assert "Español → 한국어" in text and "Español → English" in text and "people wait" not in text


def test_each_gets_texts_in_the_languages_they_work_in(room):
    translator = room.desk("translator")
    room.does(proposals.Propose(None, said("여는 날", "ko")))
    do(room, translator, "speaks", speaks=["en", "ko"])
    do(room, translator, "take")
    assert work(page(room, translator)) == ("p1", "en")
    done(room, translator, "The day we open", "p1", "en", said("여는 날", "ko"))
    assert work(page(room, translator)) is None
    do(room, translator, "take")
    assert "Nothing waits in your languages now." in page(room, translator)
    do(room, translator, "speaks", speaks=["es", "ko"])
    do(room, translator, "take")
    assert work(page(room, translator)) == ("i1", "ko")


def test_what_changed_is_shown_and_the_old_translation_is_the_start(room):
    translator = room.desk("translator")
    room.does(proposals.Propose(1, WORDS), by="neighbor")
    room.does(CheckTranslation("p1", WORDS, KOREAN), by="translator")
    new = said("Abrir la línea los martes y jueves")
    room.does(proposals.Amend("p1", 1, new), by="neighbor")
    room.does(proposals.AcceptAmendment("m1", 1), by="neighbor")
    do(room, translator, "take", of="p1", lang="ko")
    text = page(room, translator)
    assert "<ins> y jueves</ins>" in text and KOREAN["text"] in text
    assert "This is the translation of the words before." in text


def test_words_that_change_while_somebody_writes_lose_nothing(room):
    translator = room.desk("translator")
    room.does(proposals.Propose(1, WORDS), by="neighbor")
    do(room, translator, "take", of="p1", lang="ko")
    room.does(proposals.Amend("p1", 1, said("Abrir la línea los jueves")), by="neighbor")
    room.does(proposals.AcceptAmendment("m1", 1), by="neighbor")
    answer = done(room, translator, KOREAN["text"])
    text = answer.content.decode()
    assert answer.status_code == 400 and "The words changed while you translated them" in text
    assert KOREAN["text"] in text and "<del>martes</del>" in text and "<ins>jueves</ins>" in text
    assert work(page(room, translator)) == ("p1", "ko"), "the new words stay with who began"


def test_a_draft_is_marked_and_waits_to_be_checked(room):
    translator = room.desk("translator")
    room.does(proposals.Propose(1, WORDS), by="neighbor")
    room.does(DraftTranslation("p1", WORDS, KOREAN), by="neighbor")
    assert "draft to check" in page(room, translator)
    do(room, translator, "take", of="p1", lang="ko")
    text = page(room, translator)
    assert "Somebody’s draft. Nobody has checked it." in text and KOREAN["text"] in text


def test_the_assemblys_own_words_stand_beside_and_one_that_is_missing_is_named(room):
    translator = room.desk("translator")
    seen = said("Hoy hay asamblea")
    room.does(proposals.Propose(1, seen), by="neighbor")
    do(room, translator, "take", of="p1", lang="en")
    text = page(room, translator)
    assert "Our words" in text and '<dd dir="auto" lang="en">assembly</dd>' in text
    done(room, translator, "Today we meet", "p1", "en", seen)
    assert "“asamblea” is called “assembly” here." in page(room, translator)
    assert wording.reading(room.state, seen, "en").state == "checked", "a hint is no bar"


def test_bad_input_is_said_in_a_sentence(room):
    translator = room.desk("translator")
    room.does(proposals.Propose(None, WORDS))
    assert "Write the translation." in done(room, translator, "  ").content.decode()
    assert "at most 4000 fit" in done(room, translator, "x" * 4001).content.decode().replace(",", "")
    assert done(room, translator, "x", lang="tl").status_code == 302
    assert "another language of this meeting" in page(room, translator)
    done(room, translator, "x", of="p9")
    assert "There is no such text to translate." in page(room, translator)
    do(room, translator, "sing")
    assert "does not know that act" in page(room, translator)
    assert read(room)[0] == "none"


def test_a_language_read_from_right_to_left_is_written_so(db):
    Assembly.objects.create(slug="sur", name="Sur", languages=["es", "ar"], zone="America/Los_Angeles")
    Meeting.objects.create(id="rtl", assembly="sur", starts_at=timezone.now(), place="")
    hall = Room("rtl")
    hall.does(opening.PlanMeeting("rtl", "sur", said("Noviembre " * 200), ("es", "ar"), "America/Los_Angeles", "2026-11-24"))
    translator = hall.desk("translator")
    do(hall, translator, "take")
    text = page(hall, translator)
    assert "Español → العربية" in text and re.search(r'<textarea id="text"[^>]*dir="auto" lang="ar"', text)
    done(hall, translator, "اجتماع نوفمبر", "title", "ar", hall.state.title)
    assert wording.reading(hall.state, hall.state.title, "ar").text["text"] == "اجتماع نوفمبر"


def test_only_those_asked_to_check_work_at_the_desk(room):
    for role in ("facilitator", "note-taker", "interpreter", "translator"):
        assert "What waits" in page(room, room.desk(role))
    assert room.desk("door").get(f"/m/{room.id}/translate/").status_code == 403
    assert done(room, room.desk("timekeeper"), "x").status_code == 403
    assert wording.reading(room.state, said("Noviembre"), "ko").state == "none"


def test_the_preparation_page_gives_links_to_translators(room, client):
    client.force_login(Organizer.objects.create(name="Rosa"))
    text = client.get(f"/m/{room.id}/prepare/", headers={"accept-language": "en"}).content.decode()
    assert f"/m/{room.id}/pass/translator/" in text and f"/m/{room.id}/pass/interpreter/" in text


def test_the_desk_asks_the_database_little(room, django_assert_max_num_queries):
    translator = room.desk("translator")
    room.does(proposals.Propose(None, WORDS))
    do(room, translator, "take", of="p1", lang="ko")
    page(room, translator)
    with django_assert_max_num_queries(12):
        page(room, translator)
