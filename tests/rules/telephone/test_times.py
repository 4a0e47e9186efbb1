"""A usual week in words: what people write, and every week in every language."""

import pytest
from hypothesis import given, strategies as st

from asamblea.rules.meeting_times.week import DAYS, PARTS, WEEK
from asamblea.rules.refusal import Refusal
from asamblea.rules.telephone import week_words
from asamblea.rules.telephone.times import Said, grouped, read

CODE = "0123-4567-89AB-CDEF"
BARE = CODE.replace("-", "")
WEEKDAYS = DAYS[:5]
MON_WED_SAT = frozenset({"mon-evening", "wed-evening", "sat-morning"})


def slots(days, *parts) -> frozenset[str]:
    return frozenset(f"{day}-{part}" for day in days for part in parts)


@pytest.mark.parametrize(
    "words",
    [
        "mon wed evening, sat morning",
        "Mondays and Wednesdays in the evening; Saturday morning",
        "evenings on mon, wed. mornings on sat",
        "wed mon - evening\nsat - morning",
        "lunes miércoles tarde-noche, sábado mañana",
        "Lun. y mié. tardenoche; el sáb. por la mañana",
        "월 수 저녁, 토 아침",
        "월수 저녁 토 오전",
        "월요일과 수요일 저녁에, 토요일 아침에요",
        "월・수 저녁、토 아침 👍",
        "lun wed 저녁, sat mañana",
    ],
)
def test_one_week_is_read_however_it_is_written(words):
    assert read(words) == Said(MON_WED_SAT)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("mon-fri evening", slots(WEEKDAYS, "evening")),
        ("Mon to Fri evening", slots(WEEKDAYS, "evening")),
        ("lun a vie noche", slots(WEEKDAYS, "night")),
        ("de lunes a viernes por la tarde", slots(WEEKDAYS, "afternoon")),
        ("월-금 저녁", slots(WEEKDAYS, "evening")),
        ("월~금 밤", slots(WEEKDAYS, "night")),
        ("월요일부터 금요일까지 오후", slots(WEEKDAYS, "afternoon")),
        ("평일 저녁이요", slots(WEEKDAYS, "evening")),
        ("weekdays night", slots(WEEKDAYS, "night")),
        ("fri–mon morning", slots(("fri", "sat", "sun", "mon"), "morning")),
        ("mon-wed-fri night", slots(("mon", "wed", "fri"), "night")),
        ("월-수-금 저녁", slots(("mon", "wed", "fri"), "evening")),
        ("every day morning", slots(DAYS, "morning")),
        ("todos los días mañana", slots(DAYS, "morning")),
        ("매일 밤", slots(DAYS, "night")),
        ("weekend all day", slots(("sat", "sun"), "morning", "afternoon", "evening")),
        ("fin de semana todo el día", slots(("sat", "sun"), "morning", "afternoon", "evening")),
        ("주말 하루종일", slots(("sat", "sun"), "morning", "afternoon", "evening")),
        ("sat morning to evening", slots(("sat",), "morning", "afternoon", "evening")),
        ("sáb tarde noche", slots(("sat",), "evening")),
        ("sáb tarde y noche", slots(("sat",), "afternoon", "night")),
        ("sáb tarde/noche", slots(("sat",), "afternoon", "night")),
    ],
)
def test_ranges_and_many_days(words, expected):
    assert read(words) == Said(expected)


@pytest.mark.parametrize(
    ("words", "unknown"),
    [
        ("mon evenig", "evenig"),
        ("mon 7pm", "7pm"),
        ("not mon evening", "not"),
        ("lunes menos tarde", "menos"),
        ("일하지 않을 때", "하지"),
        ("mon never", "never"),
        ("mon evening " + "x" * 99, "x" * 20),
    ],
)
def test_one_word_that_is_not_known_leaves_the_whole_unread(words, unknown):
    refused = read(words)
    assert isinstance(refused, Refusal) and (refused.code, refused.params) == ("unknown_time", {"word": unknown})


@pytest.mark.parametrize("words", ["mon", "evening", "mañana", "매일", "mon evening, tue", "evening mon, morning", "", " … "])
def test_half_a_week_is_asked_for_the_other_half(words):
    refused = read(words)
    assert isinstance(refused, Refusal) and refused.code == "half_a_week"


@pytest.mark.parametrize("words", ["erase", "NEVER!", "borrar", "Nunca.", "삭제", "없어요", "지워 주세요"])
def test_a_word_erases_with_or_without_a_code(words):
    assert read(words) == Said(erase=True)
    assert read(f"{words} {CODE}") == read(f"{CODE} {words}") == Said(code=BARE, erase=True)


@pytest.mark.parametrize("written", [CODE, CODE.lower(), BARE, CODE.replace("-", " "), "OI23 4567 89ab cdef"])
def test_a_code_stands_before_or_after_the_times(written):
    expected = Said(slots(("mon",), "evening"), BARE)
    assert read(f"{written} mon evening") == read(f"lunes tarde-noche {written}") == expected


EVERY = [
    (kind, name, lang, word)
    for kind, table in (("day", week_words.DAY_WORDS), ("part", week_words.PART_WORDS))
    for name, by_language in table.items()
    for lang, words in by_language.items()
    for word in words
]


def test_no_word_means_two_things():
    said = [word for _, _, _, word in EVERY]
    said += [word for many in (week_words.MANY_DAYS, week_words.MANY_PARTS) for words in many.values() for word in words]
    said += [*week_words.TO, *week_words.PASSED_OVER, *(word for words in week_words.ERASE.values() for word in words)]
    bare = [word.replace(" ", "") for word in said]
    assert len(bare) == len(set(bare))


@given(st.sets(st.sampled_from(WEEK), min_size=1), st.data())
def test_any_week_written_in_any_language_is_read_back(week, data):
    def word(table, name):
        of = table[name][data.draw(st.sampled_from(("en", "es", "ko")))]
        written = data.draw(st.sampled_from(of))
        return data.draw(st.sampled_from((written, written.upper(), written.title())))

    groups = []
    for part in PARTS:
        days = data.draw(st.permutations([day for day in DAYS if f"{day}-{part}" in week]))
        if days:
            between = data.draw(st.sampled_from((" ", ", ", ",", " & ")))
            groups.append(f"{between.join(word(week_words.DAY_WORDS, d) for d in days)} {word(week_words.PART_WORDS, part)}")
    between = data.draw(st.sampled_from((", ", "; ", "\n", " ")))
    assert read(between.join(data.draw(st.permutations(groups)))) == Said(frozenset(week))


@given(st.sets(st.sampled_from(WEEK), min_size=1))
def test_a_week_said_shortest_is_the_week(week):
    said = ", ".join(f"{' '.join('-'.join(run) for run in runs)} {'/'.join(parts)}" for runs, parts in grouped(week))
    assert read(said) == Said(frozenset(week))


@given(st.text(max_size=200))
def test_any_words_are_a_week_or_a_sentence(words):
    said = read(words)
    assert isinstance(said, Refusal) or bool(said.slots) != said.erase
