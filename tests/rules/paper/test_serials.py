"""What a paper's QR code says."""

import pytest
from hypothesis import given, strategies as st

from asamblea.rules.paper.serials import Named, TimesCard, payload, read_payload, serial_hash
from asamblea.rules.slips import new_code

named = st.builds(
    Named,
    meeting=st.from_regex(r"[a-z0-9-]{1,16}", fullmatch=True),
    vote=st.from_regex(r"v[0-9]{1,3}", fullmatch=True),
    serial=st.binary(min_size=10, max_size=10).map(new_code),
)
cards = st.builds(TimesCard, assembly=named.map(lambda one: one.meeting), serial=named.map(lambda one: one.serial))
papers = named | cards


@given(papers)
def test_a_code_is_read_as_it_was_written(one: Named | TimesCard) -> None:
    assert read_payload(payload(one)) == one


@pytest.mark.parametrize(
    "text",
    [
        "",
        "https://hall.example/s/K3V9",
        "ASAMBLEA:B:K3V9Q2:V1:SHORT",
        "ASAMBLEA:T2:OCHO:0123456789ABCDEF",
        "ASAMBLEA:B:K3V9Q2:V1:0123456789ABCDE!",
        "asamblea",
    ],
)
def test_other_codes_are_not_papers(text: str) -> None:
    assert read_payload(text) is None


@given(papers, papers)
def test_papers_have_hashes_of_their_own(one: Named | TimesCard, other: Named | TimesCard) -> None:
    assert (serial_hash(one) == serial_hash(other)) == (one == other)
