"""What is said reaches everybody in words they read: drafts, checked translations, votes that wait for them."""

from hypothesis import given, strategies as st

from asamblea.rules.meeting import proposals, translations, voting, wording
from asamblea.rules.meeting.opening import Arrive, CloseMeeting
from asamblea.rules.meeting.translations import CheckTranslation, DraftTranslation
from tests.rules.meeting.evening import SEED, Evening, ballots, said

WORDS = said("Abrir la línea los martes")
KOREAN = said("화요일마다 상담 전화를 엽니다", "ko")
IN_ROOM = {"es": 3, "ko": 2, "en": 1}


def on_the_floor(text=WORDS) -> Evening:
    evening = Evening()
    evening.did(proposals.Propose(1, text), by="neighbor")
    return evening


def checked(evening: Evening, text=KOREAN, of="p1", seen=WORDS) -> None:
    evening.did(CheckTranslation(of, seen, text), by="translator")


def read(evening: Evening, lang: str, text=WORDS) -> tuple[str, str]:
    found = wording.reading(evening.state, text, lang)
    return found.state, found.text["text"]


def test_who_reads_another_language_sees_the_source_until_somebody_translates():
    evening = on_the_floor()
    assert read(evening, "es") == ("source", WORDS["text"])
    assert read(evening, "ko") == ("none", WORDS["text"])
    evening.did(DraftTranslation("p1", WORDS, said("화요일에 열기", "ko")), by="neighbor")
    assert read(evening, "ko") == ("draft", "화요일에 열기")
    checked(evening)
    assert read(evening, "ko") == ("checked", KOREAN["text"])


def test_what_a_machine_drafted_is_for_the_desk_until_a_person_checks_it():
    evening = on_the_floor()
    evening.did(DraftTranslation("p1", WORDS, KOREAN, is_machine=True), by="translator")
    assert read(evening, "ko") == ("none", WORDS["text"])
    piece = next(p for p in wording.waiting(evening.state, IN_ROOM) if (p.of, p.lang) == ("p1", "ko"))
    assert piece.draft is not None and piece.draft.is_machine
    checked(evening)
    assert read(evening, "ko") == ("checked", KOREAN["text"])


def test_a_draft_takes_no_checked_translation_away():
    evening = on_the_floor()
    checked(evening)
    assert evening.refused(DraftTranslation("p1", WORDS, said("다른 말", "ko")), by="neighbor") == "translated"
    assert evening.refused(CheckTranslation("p1", WORDS, KOREAN), by="translator") == "same_translation"
    checked(evening, said("더 나은 말", "ko"))
    assert read(evening, "ko") == ("checked", "더 나은 말")


def test_a_neighbor_drafts_and_does_not_check():
    evening = on_the_floor()
    assert evening.refused(CheckTranslation("p1", WORDS, KOREAN), by="neighbor") == "not_your_role"


def test_what_fits_no_text_is_refused_and_changes_nothing():
    evening = on_the_floor()
    for command, code in (
        (CheckTranslation("p9", WORDS, KOREAN), "unknown_text"),
        (CheckTranslation("p1", said("otra cosa"), KOREAN), "text_changed"),
        (CheckTranslation("p1", WORDS, said("martes", "es")), "not_a_language_here"),
        (CheckTranslation("p1", WORDS, said("الثلاثاء", "ar")), "not_a_language_here"),
        (CheckTranslation("p1", WORDS, said("  ", "ko")), "empty"),
    ):
        assert evening.refused(command, by="translator") == code


def test_words_that_were_changed_wait_again_and_show_what_the_old_ones_were():
    evening = on_the_floor()
    checked(evening)
    new = said("Abrir la línea los martes y jueves")
    evening.did(proposals.Amend("p1", 1, new), by="neighbor")
    evening.did(proposals.AcceptAmendment("m1", 1), by="neighbor")
    assert read(evening, "ko", new) == ("none", new["text"])
    piece = next(p for p in wording.waiting(evening.state, IN_ROOM) if (p.of, p.lang) == ("p1", "ko"))
    assert piece.stale is not None and (piece.stale.source, piece.stale.text) == (WORDS, KOREAN)
    assert evening.refused(CheckTranslation("p1", WORDS, KOREAN), by="translator") == "text_changed"


def test_the_same_words_elsewhere_are_translated_already():
    evening = on_the_floor()
    checked(evening)
    evening.did(proposals.Propose(2, WORDS), by="neighbor")
    assert ("p2", "ko") not in [(p.of, p.lang) for p in wording.waiting(evening.state, IN_ROOM)]


def test_what_lies_before_the_room_goes_first_and_the_language_of_more_people():
    evening = on_the_floor()
    order = [(p.of, p.lang) for p in wording.waiting(evening.state, IN_ROOM)]
    assert order == [("i1", "ko"), ("i1", "en"), ("p1", "ko"), ("p1", "en"), ("title", "ko"), ("title", "en")]
    assert wording.waiting(evening.state, {"es": 5, "ko": 0}) == ()


def test_a_vote_waits_until_everybody_can_read_it():
    evening = on_the_floor()
    asked = voting.OpenVote("consent", SEED, proposal="p1", declared=("es", "ko"))
    assert evening.refused(asked) == "not_in_words"
    evening.did(DraftTranslation("p1", WORDS, KOREAN), by="neighbor")
    assert evening.refused(asked) == "not_in_words", "a draft is not checked"
    checked(evening)
    opened = evening.did(asked)[0]
    assert opened["versions"] == {"es": [WORDS["text"]], "ko": [KOREAN["text"]]}
    assert opened["without"] == []
    assert evening.state.votes["v1"].versions == opened["versions"]


def test_the_room_may_decide_not_to_wait_and_the_minutes_say_for_whom():
    evening = on_the_floor()
    opened = evening.did(
        voting.OpenVote("consent", SEED, proposal="p1", declared=("es", "ko", "en"), without=("ko", "en", "es"))
    )[0]
    assert (opened["without"], list(opened["versions"])) == (["ko", "en"], ["es"]), "what stands in Spanish is not gone without"


def test_nobody_votes_on_words_that_changed_while_the_vote_is_open():
    evening = on_the_floor()
    checked(evening)
    evening.did(voting.OpenVote("consent", SEED, proposal="p1", declared=("es", "ko")))
    assert evening.refused(CheckTranslation("p1", WORDS, said("닫기", "ko")), by="translator") == "being_voted"
    evening.did(CheckTranslation("p1", WORDS, said("Open the line on Tuesdays", "en")), by="translator")
    evening.did(voting.CloseVote("v1", ballots(["agree"] * 3)))
    checked(evening, said("화요일에 열기", "ko"))


def test_no_draft_comes_before_voters_while_the_vote_is_open():
    evening = on_the_floor()
    evening.did(voting.OpenVote("consent", SEED, proposal="p1", declared=("es", "ko"), without=("ko",)))
    opposite = DraftTranslation("p1", WORDS, said("화요일에 닫습니다", "ko"))
    assert evening.refused(opposite, by="neighbor") == "being_voted"
    evening.did(DraftTranslation("p1", WORDS, KOREAN, is_machine=True), by="translator")
    assert read(evening, "ko") == ("none", WORDS["text"])
    checked(evening)
    evening.did(voting.CloseVote("v1", ballots(["agree"] * 3)))


def test_a_ballot_without_a_question_asks_the_title_of_its_item():
    evening = Evening()
    title, korean = evening.state.items["i1"].title, said("무엇을 할까요?", "ko")
    options = [{"text": said(name, "ko"), "cost": 0} for name in ("화요일", "목요일")]
    asked = voting.OpenVote("approval", SEED, options=options, declared=("ko",))
    assert evening.refused(asked) == "not_in_words"
    checked(evening, korean, "i1", title)
    assert evening.did(asked)[0]["versions"] == {"ko": [korean["text"], "화요일", "목요일"]}
    assert evening.refused(CheckTranslation("i1", title, said("무엇을 하지 말까요?", "ko")), by="translator") == "being_voted"


def test_options_are_read_by_everybody_too():
    evening = Evening()
    options = [{"text": said(name), "cost": 0} for name in ("martes", "jueves")]
    asked = {"method": "approval", "seed": SEED, "question": said("¿Cuándo?"), "options": options, "declared": ("es", "ko")}
    assert evening.refused(voting.OpenVote(**asked)) == "not_in_words"
    opened = evening.did(voting.OpenVote(**asked, without=("ko",)))[0]
    assert opened["versions"] == {"es": ["¿Cuándo?", "martes", "jueves"]}
    assert {"v1", "v1.1", "v1.2"} <= {p.of for p in wording.waiting(evening.state, {"ko": 1})}


def test_after_the_meeting_the_record_is_translated_further():
    evening = Evening(asks="share")
    evening.did(translations.CheckTranslation("i1", said("¿Qué hacemos?"), said("무엇을 할까요?", "ko")), by="interpreter")
    evening.did(Arrive(), by="neighbor")
    evening.did(CloseMeeting())
    checked(evening, said("11월", "ko"), "title", said("Noviembre"))
    assert read(evening, "ko", said("Noviembre")) == ("checked", "11월")


langs = st.sampled_from(["es", "ko", "en"])
sources = st.builds(said, st.sampled_from(["uno", "dos"]), langs)
acts = st.lists(
    st.tuples(
        st.sampled_from(["p1", "p2"]), sources, st.builds(said, st.sampled_from(["하나", "one", "x"]), langs), st.booleans()
    )
)


@given(texts=st.lists(sources, min_size=2, max_size=2), acts=acts, declared=st.lists(langs, unique=True, max_size=3))
def test_whatever_is_translated_a_vote_opens_on_words_that_all_declared_languages_read(texts, acts, declared):
    evening = Evening()
    for seat, text in enumerate(texts, 1):
        evening.did(proposals.Propose(seat, text), by="neighbor")
    for of, seen, text, check in acts:
        command = CheckTranslation(of, seen, text) if check else DraftTranslation(of, seen, text)
        evening.act(command, by="translator")
    evening.act(voting.OpenVote("consent", SEED, proposal="p1", declared=tuple(declared)))
    vote = evening.state.open_vote
    text = texts[0]
    readable = [wording.reading(evening.state, text, lang).state in ("source", "checked") for lang in declared]
    assert (vote is not None) == all(readable)
    if vote and declared:
        assert set(vote.versions) == set(declared) and vote.without == ()
        assert all(vote.versions[lang] == [wording.reading(evening.state, text, lang).text["text"]] for lang in declared)
