"""Sheets of slips, as eyes and cameras meet them on the printed page."""

import pytest

from asamblea.channels.printing import glyphs
from asamblea.channels.printing.slips import A_PAGE, SlipToPrint, sheet
from asamblea.channels.printing.typeset import Paper
from asamblea.rules.slips import new_code, shown
from tests.channels.printing import paper as printed

HOST = "koreatown.assembly.example"
LANGUAGES = ("es", "ko", "en")
EVENING = {
    "assembly": "Asamblea Popular de Koreatown",
    "meeting_title": "봄 회의",
    "when": "Thursday, May 14, 7:00 p.m.",
    "place": "St. Mary’s church hall",
}


def slips(count: int, host: str = HOST) -> list[SlipToPrint]:
    """Return `count` slips with codes of their own."""
    codes = [new_code(bytes([i % 256, i // 256, *range(8)])) for i in range(count)]
    return [SlipToPrint(shown(code), f"https://{host}/s/{code}") for code in codes]


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_each_code_is_decoded_from_the_page_and_is_its_address(paper: Paper) -> None:
    made = slips(A_PAGE + 2)
    codes = printed.codes(sheet(made, paper=paper, languages=LANGUAGES, **EVENING))
    assert sorted(code.text for code in codes) == sorted(slip.url for slip in made)


def test_codes_are_wide_enough_for_a_cheap_phone() -> None:
    for code in printed.codes(sheet(slips(2), paper="a4", languages=LANGUAGES, **EVENING), dots=300):
        assert code.width > 28


def test_codes_are_still_read_from_a_poor_print() -> None:
    assert len(printed.codes(sheet(slips(A_PAGE), paper="letter", languages=LANGUAGES, **EVENING), dots=75)) == A_PAGE


@pytest.mark.parametrize(("count", "pages"), [(1, 1), (A_PAGE, 1), (A_PAGE + 1, 2), (5 * A_PAGE, 5)])
def test_pages_hold_six_slips(count: int, pages: int) -> None:
    pdf = sheet(slips(count), paper="letter", languages=LANGUAGES, **EVENING)
    assert printed.pages(pdf) == pages
    assert printed.letters(pdf).count(HOST) == count


@pytest.mark.parametrize(("paper", "points"), [("letter", (612, 792)), ("a4", (595.28, 841.89))])
def test_the_page_is_the_paper_asked_for(paper: Paper, points: tuple[float, float]) -> None:
    assert printed.size(sheet(slips(1), paper=paper, languages=LANGUAGES, **EVENING)) == pytest.approx(points, abs=0.1)


def test_each_code_is_printed_in_groups_to_type() -> None:
    made = slips(3)
    text = printed.letters(sheet(made, paper="letter", languages=LANGUAGES, **EVENING))
    assert all(slip.code in text for slip in made)


def test_a_code_comes_with_or_without_dashes() -> None:
    (slip,) = slips(1)
    bare = SlipToPrint(slip.code.replace("-", ""), slip.url)
    assert slip.code in printed.letters(sheet([bare], paper="letter", languages=LANGUAGES, **EVENING))


@pytest.mark.parametrize("sentence", [
    "Este papel es tu voz.", "이 종이가 여러분의 목소리입니다.", "This paper is your voice.",
    "Cuídalo como dinero", "현금처럼 간수하세요", "Guard it like cash",
    "Solo esta reunión", "이번 모임에서만", "This meeting only",
    "¿Perdido? Avisa en la puerta", "잃어버리면 접수대에 알리세요", "Lost it? Tell the door",
])  # fmt: skip
def test_each_slip_speaks_three_languages(sentence: str) -> None:
    assert printed.letters(sheet(slips(2), paper="letter", languages=LANGUAGES, **EVENING)).count(sentence.replace(" ", "")) == 2


@pytest.mark.parametrize("said", EVENING.values())
def test_each_slip_says_whose_meeting_it_is(said: str) -> None:
    assert said.replace(" ", "") in printed.letters(sheet(slips(1), paper="letter", languages=LANGUAGES, **EVENING))


HOSTILE = [
    '#panic("no")', '] #image("/etc/passwd") [', "$ x $ *bold* _it_ `raw` <label> @ref", "\\u{202E} \\", "// not a comment", "/* nor */ this",
    '#read("press.typ")', "</svg><script>", "sys.inputs.data", '"}', "= A heading", "~ - -- ---",
]  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_markup_in_a_name_is_only_text(name: str) -> None:
    pdf = sheet(slips(1), paper="letter", languages=LANGUAGES, **{**EVENING, "assembly": name})
    assert name.replace(" ", "") in printed.letters(pdf)
    assert len(printed.codes(pdf)) == 1


def test_direction_marks_in_a_name_turn_nothing_around() -> None:
    pdf = sheet(slips(1), paper="letter", languages=LANGUAGES, **{**EVENING, "assembly": "Ana \u202eoirO"})
    assert f"Ana{glyphs.BOX}oirO" in printed.letters(pdf)
    assert "U+202E RIGHT-TO-LEFT OVERRIDE" in printed.text(pdf)


def test_what_could_not_be_printed_is_named_on_every_page() -> None:
    pdf = sheet(slips(A_PAGE + 1), paper="letter", languages=LANGUAGES, **{**EVENING, "place": "مسجد"})
    assert printed.text(pdf).count("U+0645 ARABIC LETTER MEEM") == 2


@pytest.mark.parametrize("name", ["Asamblea " * 60, "가" * 400, "W" * 400, "", "   "])
def test_any_length_of_name_leaves_the_slip_whole(name: str) -> None:
    (slip,) = made = slips(1)
    pdf = sheet(made, paper="a4", languages=LANGUAGES, assembly=name, meeting_title=name, when=name, place=name)
    assert printed.pages(pdf) == 1
    assert [code.text for code in printed.codes(pdf)] == [slip.url]
    assert "Losti" in printed.letters(pdf).replace("?", "i")


def test_a_long_host_is_printed_whole() -> None:
    host = "the-popular-assembly-of-koreatown.los-angeles.example:8443"
    assert host in printed.letters(sheet(slips(1, host), paper="a4", languages=LANGUAGES, **EVENING))


@pytest.mark.parametrize(
    "url",
    [
        "/s/K3V9",
        "https:///s/K3V9",
        "javascript:alert(1)",
        "https://a@b.example/s/x",
        "https://한국.example/s/x",
        f"https://{'a' * 61}/s/x",
    ],
)
def test_an_address_nobody_could_type_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="address"):
        sheet([SlipToPrint("K3V9", url)], paper="letter", languages=LANGUAGES, **EVENING)


def test_a_code_that_is_no_code_is_refused() -> None:
    with pytest.raises(ValueError, match="letters and digits"):
        sheet([SlipToPrint("K3#9", f"https://{HOST}/s/x")], paper="letter", languages=LANGUAGES, **EVENING)


def test_no_slips_make_no_sheet() -> None:
    with pytest.raises(ValueError, match="no slips"):
        sheet([], paper="letter", languages=LANGUAGES, **EVENING)


def test_an_unknown_paper_is_refused() -> None:
    with pytest.raises(ValueError, match="letter, a4"):
        sheet(slips(1), paper="legal", languages=LANGUAGES, **EVENING)  # type: ignore[arg-type]


SIX = (*LANGUAGES, *LANGUAGES)


@pytest.mark.parametrize(("languages", "a_page"), [(("es",), 6), (LANGUAGES, 6), (SIX[:4], 4), (SIX, 4)])
def test_with_more_languages_a_page_holds_four_larger_slips(languages: tuple[str, ...], a_page: int) -> None:
    made = slips(a_page)
    pdf = sheet(made, paper="letter", languages=languages, **EVENING)
    assert printed.pages(pdf) == 1
    assert sorted(code.text for code in printed.codes(pdf)) == sorted(slip.url for slip in made)
    assert printed.letters(pdf).count("Estepapelestuvoz.") == a_page * languages.count("es")
    assert printed.pages(sheet(slips(a_page + 1), paper="letter", languages=languages, **EVENING)) == 2
