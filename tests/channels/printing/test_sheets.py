"""Ballots, the sign-in sheet, pledge cards and times cards as they come from the press."""

import pytest

from asamblea.channels.printing import ballots, pledge_cards, signin, times_cards
from asamblea.channels.printing.ballots import Asked, PaperToPrint
from asamblea.channels.printing.times_cards import CardToPrint
from asamblea.channels.printing.typeset import Paper
from asamblea.languages import CODES
from asamblea.rules.paper.layout import Layout, layout
from asamblea.rules.paper.serials import Named, TimesCard, payload
from asamblea.rules.refusal import Refusal
from bench.papers import ABOUT
from tests.channels.printing import paper as printed
from tests.rules.paper.votes import METHODS, vote

EVENING = {"assembly": "Asamblea de la Ocho", "meeting_title": "봄 회의", "when": "7 p.m.", "place": "Sótano"}
HOST = "https://asamblea.example"
HOSTILE = '#panic("no") $x$ *b* ] \\ // </svg>'


def places_of(method: str, options: int = 3) -> Layout:
    places = layout(vote(method, options))
    assert not isinstance(places, Refusal)
    return places


def paper(
    method: str = "consent", *, question: dict[str, str] | None = None, count: int = 1, size: Paper = "letter", options: int = 3
) -> bytes:
    """Print papers whose rows are named after their ids."""
    places = places_of(method, options)
    rows = {row.id: {"es": f"Opción-{row.id}"} for row in places.rows}
    papers = [PaperToPrint(f"{n} 000", payload(Named("k3v9q2", "v1", f"{n:016d}"))) for n in range(100, 100 + count)]
    return ballots.sheets(papers, Asked(method, question or {"es": "¿Abrimos?"}, rows, {}), places, paper=size, **ABOUT)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("size", ["letter", "a4"])
def test_a_ballot_is_one_page_with_its_code_number_and_choices(method: str, size: Paper) -> None:
    pdf = paper(method, size=size)
    assert printed.pages(pdf) == 1
    assert [code.text for code in printed.codes(pdf)] == ["ASAMBLEA:B:K3V9Q2:V1:0000000000000100"]
    text = printed.letters(pdf)
    assert "100000" in text
    assert all(f"Opción-{row.id}" in text for row in places_of(method).rows)


def test_each_paper_has_a_page_and_a_code_of_its_own() -> None:
    codes = [code.text for code in printed.codes(paper(count=3))]
    assert len(set(codes)) == 3


def test_the_code_is_wide_enough_for_a_cheap_phone() -> None:
    (code,) = printed.codes(paper(), dots=300)
    assert code.width > 24


@pytest.mark.parametrize(
    "said", ["Rellena un círculo.", "동그라미 하나를 까맣게 칠하세요.", "Fill one circle.", "Vale el último voto."]
)
def test_a_ballot_speaks_the_languages_of_the_room(said: str) -> None:
    assert said.replace(" ", "") in printed.letters(paper())


def test_a_question_stands_in_every_language_it_was_said_in_and_in_no_other() -> None:
    text = printed.letters(paper(question={"es": "Los martes", "ko": "화요일마다"}))
    assert "Losmartes" in text and "화요일마다" in text


def test_a_question_that_is_too_long_is_shortened_and_the_ballot_says_so() -> None:
    long = {"es": "palabra " * 250, "ko": "우리는 매주 화요일에 " * 60}
    text = printed.letters(paper(question=long))
    assert "Textoacortado" in text and "…" in text
    assert printed.pages(paper(question=long)) == 1
    assert "Textoacortado" not in printed.letters(paper(question={"es": "palabra " * 60}))


def test_markup_in_a_question_is_only_text() -> None:
    assert HOSTILE.replace(" ", "") in printed.letters(paper(question={"es": HOSTILE}))


def test_what_could_not_be_printed_is_named() -> None:
    assert "U+0645 ARABIC LETTER MEEM" in printed.text(paper(question={"ar": "مسجد"}))


def test_sixteen_options_with_long_names_stay_on_one_page() -> None:
    assert printed.pages(paper("stv", options=16)) == 1


def test_no_papers_make_no_sheet() -> None:
    with pytest.raises(ValueError, match="no ballots"):
        paper(count=0)


@pytest.mark.parametrize("size", ["letter", "a4"])
def test_the_sign_in_sheet_asks_for_no_name_and_says_when_it_is_shredded(size: Paper) -> None:
    pdf = signin.sheet(paper=size, languages=CODES, address=f"{HOST}/m/k3v9q2/", **EVENING)
    assert [code.text for code in printed.codes(pdf)] == [f"{HOST}/m/k3v9q2/"]
    text = printed.letters(pdf)
    assert printed.pages(pdf) == 1
    for said in (
        "Norealname,noaddress,noID",
        "Weshredthissheet",
        "Estahojasedestruye",
        "잘게잘라버립니다",
        "Onlyifyoulike",
        "16",
    ):
        assert said in text


def in_each(word: str) -> dict[str, str]:
    return {code: f"{word}-{code}" for code in CODES}


def times_asks() -> times_cards.Asks:
    counts = {"parts": 4, "days": 7, "tongues": 8, "work": 12, "needs": 3}
    return times_cards.Asks(**{name: [in_each(f"{name}{n}") for n in range(many)] for name, many in counts.items()})


@pytest.mark.parametrize("size", ["letter", "a4"])
def test_a_times_card_has_a_code_to_be_read_one_to_open_and_a_strip_with_the_neighbors_own(size: Paper) -> None:
    about = {"languages": CODES, "assembly": HOSTILE, "address": f"{HOST}/a/ocho/times/"}
    cards = [CardToPrint(f"{n:016d}", payload(TimesCard("ocho", f"{n:016d}"))) for n in (1, 2)]
    pdf = times_cards.sheets(cards, times_asks(), paper=size, **about)
    assert printed.pages(pdf) == 2
    read = {code.text for code in printed.codes(pdf)}
    assert read == {f"{HOST}/a/ocho/times/", *(card.payload for card in cards)}
    text = printed.letters(pdf)
    for said in (
        "0000-0000-0000-0002",
        "asamblea.example/a/ocho/times",
        "parts3-ko",
        "days6-es",
        "tongues7-en",
        "work11",
        "needs2",
    ):
        assert said in text
    assert "Noname,notelephone" in text and "Tearthisoff" in text


def test_no_times_cards_are_no_paper() -> None:
    with pytest.raises(ValueError, match="no cards"):
        times_cards.sheets([], times_asks(), paper="a4", languages=CODES, assembly="", address=HOST)


def asks(efforts: int) -> pledge_cards.Asks:
    three = [in_each(word) for word in ("a", "b", "c")]
    return pledge_cards.Asks([{"es": f"Esfuerzo {n}"} for n in range(efforts)], three, three, [in_each("d")] * 7, three)


@pytest.mark.parametrize("efforts", [1, pledge_cards.MOST_EFFORTS])
def test_a_pledge_card_lists_the_efforts_and_opens_the_form_on_a_phone(efforts: int) -> None:
    about = {"languages": CODES, "assembly": "Asamblea", "meeting_title": HOSTILE, "address": f"{HOST}/m/k3v9q2/pledge/"}
    pdf = pledge_cards.cards(1, asks(efforts), paper="letter", **about)
    text = printed.letters(pdf)
    assert printed.pages(pdf) == 1
    assert [code.text for code in printed.codes(pdf)] == [f"{HOST}/m/k3v9q2/pledge/"]
    assert all(f"Esfuerzo{n}" in text for n in range(efforts))
    for said in ("Onlysumsarepublished", "Tarjetadecompromiso", "신청카드", "Asecondcardreplacesthefirst"):
        assert said in text


@pytest.mark.parametrize("efforts", [0, pledge_cards.MOST_EFFORTS + 1])
def test_a_card_without_efforts_or_with_too_many_is_refused(efforts: int) -> None:
    about = {"languages": CODES, "assembly": "Asamblea", "meeting_title": "", "address": f"{HOST}/m/k/pledge/"}
    with pytest.raises(ValueError, match="efforts"):
        pledge_cards.cards(1, asks(efforts), paper="letter", **about)
