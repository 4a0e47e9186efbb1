"""What an assembly keeps of its translations beyond an evening."""

import pytest

from asamblea.rules.meeting import agenda
from asamblea.rules.meeting.wording import key
from asamblea.rules.translation import Translation
from asamblea.translating import memory, public
from asamblea.translating.models import Known
from tests.meetings.conftest import said
from tests.translating.test_desk import do, done, page, read
from tests.translating.test_helping import KOREAN, WORDS

pytestmark = pytest.mark.django_db


def keep(text=KOREAN, source=WORDS, *, is_checked: bool = True, is_machine: bool = False, at: int = 1) -> None:
    memory.keep("ocho", Translation("", source, text, is_checked, is_machine, "translator", at))


def seen(lang: str = "ko", text=WORDS) -> tuple[str, str]:
    found = public.reading("ocho", text, lang)
    return found.state, found.text["text"]


def test_who_reads_another_language_sees_what_was_checked_else_the_source():
    assert seen() == ("none", WORDS["text"]) and seen("es") == ("source", WORDS["text"])
    keep(said("초안", "ko"), is_checked=False)
    assert seen() == ("draft", "초안")
    keep()
    assert seen() == ("checked", KOREAN["text"])
    assert public.reading("otra", WORDS, "ko").state == "none", "another assembly keeps its own"


def test_no_draft_takes_the_place_of_what_was_checked_and_no_machine_is_shown():
    keep(said("기계", "ko"), is_checked=False, is_machine=True)
    assert seen() == ("none", WORDS["text"])
    keep()
    keep(said("초안", "ko"), is_checked=False)
    assert seen() == ("checked", KOREAN["text"])
    keep(said("더 나은 말", "ko"), at=2)
    assert seen() == ("checked", "더 나은 말") and Known.objects.count() == 1


def test_the_same_words_in_two_languages_are_two_texts():
    keep(said("아니요", "ko"), said("no", "es"))
    assert seen("ko", said("no", "en"))[0] == "none"


def test_a_page_of_texts_takes_one_query(django_assert_num_queries):
    keep()
    texts = [WORDS, said("otra cosa"), said("한국어", "ko"), said("", "es")]
    with django_assert_num_queries(1):
        found = public.readings("ocho", texts, "ko")
    assert {lang_words: one.state for lang_words, one in found.items()} == {
        key(WORDS): "checked",
        key(texts[1]): "none",
        key(texts[2]): "source",
    }


@pytest.mark.django_db(transaction=True)
def test_what_is_checked_in_a_meeting_the_assembly_keeps(room):
    translator = room.desk("translator")
    done(room, translator, "11월", "title", "ko", said("Noviembre"))
    assert seen("ko", said("Noviembre")) == ("checked", "11월")
    assert public.reading("ocho", said("¿Qué hacemos?"), "ko").state == "none"


@pytest.mark.django_db(transaction=True)
def test_what_is_known_is_offered_and_taken_over_by_a_person_in_this_meetings_own_minutes(room):
    translator = room.desk("translator")
    keep()
    room.does(agenda.AddItem(WORDS, "share"))
    assert read(room) == ("none", WORDS["text"])
    text = page(room, translator, "?of=i2&to=ko")
    assert "1 of these texts was translated and checked before, word for word." in text
    do(room, translator, "take", of="i2", lang="ko")
    assert "Checked before, for the very same words." in page(room, translator)
    do(room, translator, "adopt")
    assert read(room) == ("checked", KOREAN["text"])
    entry = room.state.translations[key(WORDS)]["ko"]
    assert (entry.of, entry.by, entry.is_checked) == ("i2", "translator", True)
    assert "Known from before" not in page(room, translator)


def test_a_removed_assembly_leaves_nothing(room):
    do(room, room.desk("translator"), "take")
    keep()
    public.remove("ocho", [room.id])
    assert not Known.objects.exists()
