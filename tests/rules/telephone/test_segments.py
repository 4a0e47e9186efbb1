"""Segments against the standards' own numbers, and properties for any text."""

import pytest
from hypothesis import given, strategies as st

from asamblea.rules.telephone.segments import Count, count, thrifty


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", Count("GSM-7", 0, 1)),
        ("a" * 160, Count("GSM-7", 160, 1)),
        ("a" * 161, Count("GSM-7", 161, 2)),
        ("a" * 306, Count("GSM-7", 306, 2)),
        ("a" * 307, Count("GSM-7", 307, 3)),
        ("€" * 80, Count("GSM-7", 160, 1)),
        ("¿Mañana? ¡Sí!", Count("UCS-2", 13, 1)),
        ("¿Manana? ¡Te esperamos, José!", Count("GSM-7", 29, 1)),
        ("투" * 70, Count("UCS-2", 70, 1)),
        ("투" * 71, Count("UCS-2", 71, 2)),
        ("투" * 134, Count("UCS-2", 134, 2)),
        ("투" * 135, Count("UCS-2", 135, 3)),
        ("🗳" * 35, Count("UCS-2", 70, 1)),
    ],
)
def test_a_text_is_counted_as_the_standard_counts(words, expected):
    assert count(words) == expected


def test_a_character_of_two_places_is_not_torn_between_two_messages():
    assert count("a" * 152 + "€" + "a" * 152).segments == 3, "306 places, but the € begins the second message"
    assert count("투" * 66 + "🗳" + "투" * 66).segments == 3


@given(st.text(max_size=400))
def test_messages_hold_their_places_and_no_more_are_paid_than_could_be_needed(words):
    counted = count(words)
    room = {"GSM-7": 153, "UCS-2": 67}[counted.alphabet]
    assert counted.places <= counted.segments * 160
    assert counted.segments <= -(-counted.places // (room - 1)) + 1


@given(st.text(max_size=400))
def test_a_thrifty_text_costs_no_more_and_stays_where_nothing_is_saved(words):
    saved = thrifty(words)
    assert count(saved).segments <= count(words).segments
    assert saved == words or count(saved).segments < count(words).segments


def test_accents_go_only_where_they_would_cost_a_message_more():
    short, long = "La próxima reunión", "La próxima reunión " * 6
    assert thrifty(short) == short
    assert thrifty(long) == "La proxima reunion " * 6
    assert thrifty("다음 모임 " * 30) == "다음 모임 " * 30
