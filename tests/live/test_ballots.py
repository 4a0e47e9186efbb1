"""A phone votes over HTTP and is told plainly whether it counted."""

import asyncio
import json
import logging
from typing import Any

import pytest

from asamblea.urn.drops import Unavailable
from tests.live.evening import CODE, Site, cookie
from tests.live.phone import Said, post
from tests.urn.halls import MEETING

VOTE = f"/live/{MEETING}/vote/v3"
YES = {"choice": "yes"}


def vote(site: Site, form: dict[str, Any] | bytes = YES, path: str = VOTE, **headers: str) -> Said:
    return asyncio.run(post(site.app, path, form, **headers))


def refused(site: Site, form: dict[str, Any] | bytes = YES, path: str = VOTE, **headers: str) -> tuple[int, str]:
    said = vote(site, form, path, accept="application/json", **headers)
    answered = json.loads(said.text)
    assert answered["counted"] is False
    assert answered["sentence"]
    assert site.hall.urn.turnout(MEETING, "v3") == 0
    return said.status, answered["code"]


def test_it_counts_and_says_so_as_json(site: Site) -> None:
    said = vote(site, cookie=site.slip(), accept="application/json")
    assert (said.status, json.loads(said.text)["counted"]) == (200, True)
    assert site.hall.urn.turnout(MEETING, "v3") == 1


def test_a_phone_with_script_gets_a_fragment_with_its_receipt(site: Site) -> None:
    said = vote(site, {**YES, "lang": "ko"}, cookie=site.slip(), fx_request="true")
    assert said.status == 200
    assert said.text.startswith('<p class="counted" lang="ko">Counted: ')


def test_a_phone_without_script_is_sent_back_to_the_meeting(site: Site) -> None:
    said = vote(site, cookie=site.slip())
    assert (said.status, said.headers["location"]) == (303, f"/m/{MEETING}/?did=counted")


def test_a_refusal_without_script_is_a_page_with_a_way_back(site: Site) -> None:
    said = vote(site, accept_language="es-MX,es;q=0.9")
    assert said.status == 403
    assert '<html lang="es" dir="ltr">' in said.text
    assert f'href="/m/{MEETING}/"' in said.text


def test_a_refusal_with_script_is_a_fragment_that_the_page_can_show(site: Site) -> None:
    said = vote(site, {"choice": "maybe"}, cookie=site.slip(), fx_request="true")
    assert (said.status, "refused" in said.text) == (200, True)


def test_a_phone_without_a_slip_is_told_to_come_in_first(site: Site) -> None:
    assert refused(site) == (403, "no_slip")


def test_a_slip_of_another_meeting_is_refused(site: Site) -> None:
    assert refused(site, cookie=site.slip(meeting="other1")) == (403, "foreign_slip")


def test_a_slip_that_nobody_handed_out_is_refused(site: Site) -> None:
    assert refused(site, cookie=cookie(CODE)) == (403, "unknown_slip")


def test_a_void_slip_is_refused(site: Site) -> None:
    assert refused(site, cookie=site.slip(void=True)) == (403, "void_slip")


def test_a_slip_held_by_another_phone_is_refused(site: Site) -> None:
    site.slip()
    assert refused(site, cookie=cookie(CODE, claim="another-phones-claim")) == (403, "used_slip")


def test_a_choice_that_is_not_on_the_ballot_is_refused(site: Site) -> None:
    assert refused(site, {"choice": "maybe"}, cookie=site.slip())[0] == 422


def test_an_empty_ballot_is_refused(site: Site) -> None:
    assert refused(site, b"", cookie=site.slip())[0] == 422


@pytest.mark.parametrize("hours", ["61", "-1", "2.5", "many", "９", "99999999999999999999"])
def test_hours_that_no_week_has_are_refused(site: Site, hours: str) -> None:
    assert refused(site, {**YES, "pledge": hours}, cookie=site.slip()) == (422, "bad_pledge")


def test_hours_are_pledged_with_the_ballot(site: Site) -> None:
    vote(site, {**YES, "pledge": "3"}, cookie=site.slip())
    assert site.hall.urn.pledges(MEETING, "v3") == (1, 3)


def test_a_vote_that_was_closed_takes_nothing(site: Site) -> None:
    site.hall.urn.seal(MEETING, "v3")
    assert refused(site, cookie=site.slip()) == (409, "vote_closed")


@pytest.mark.parametrize("name", ["v99", "..", "%2e%2e", "V3", "v3.key"])
def test_a_vote_that_does_not_exist_takes_nothing(site: Site, name: str) -> None:
    assert refused(site, path=f"/live/{MEETING}/vote/{name}", cookie=site.slip()) == (409, "vote_not_open")


def test_two_megabytes_are_too_long_for_a_ballot(site: Site) -> None:
    assert refused(site, b"reason=" + b"x" * 2_000_000, cookie=site.slip()) == (413, "too_large")


@pytest.mark.parametrize("body", [b"choice=%ff%fe", b"\xff\xfe", b"a&" * 3000])
def test_bytes_that_are_no_form_are_refused(site: Site, body: bytes) -> None:
    assert refused(site, body, cookie=site.slip())[0] == 422


@pytest.mark.parametrize(
    "sent",
    [
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
        {"origin": "https://elsewhere.example", "host": "hall.example"},
        {"origin": "null", "host": "hall.example"},
    ],
)
def test_a_form_sent_from_another_site_is_refused(site: Site, sent: dict[str, str]) -> None:
    assert refused(site, cookie=site.slip(), **sent) == (403, "not_from_here")


@pytest.mark.parametrize(
    "sent",
    [
        {"sec_fetch_site": "same-origin", "origin": "null", "host": "hall.example"},
        {"origin": "http://hall.example:8000", "host": "hall.example:8000"},
    ],
)
def test_a_form_of_our_own_page_counts(site: Site, sent: dict[str, str]) -> None:
    assert vote(site, cookie=site.slip(), **sent).status == 303


def test_only_a_form_is_taken(site: Site) -> None:
    async def get() -> Said:
        from tests.live.phone import Stream

        stream = Stream().open(site.app, VOTE)
        await stream.until(lambda s: s.ended)
        return stream.said

    assert asyncio.run(get()).status == 405


def test_of_two_ballots_of_one_slip_at_the_same_time_one_is_kept(site: Site) -> None:
    held = site.slip()

    choices = ("yes", "no", "abstain", "no")

    async def together() -> list[Said]:
        return await asyncio.gather(*(post(site.app, VOTE, {"choice": c}, cookie=held) for c in choices))

    assert {said.status for said in asyncio.run(together())} == {303}
    (kept,) = site.hall.urn.seal(MEETING, "v3")  # which of them came last nobody can say
    assert kept["ballot"]["choice"] in choices


def test_a_database_that_goes_away_means_not_counted(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: object) -> None:
        raise Unavailable("gone")

    monkeypatch.setattr(site.hall.urn, "drop_many", away)
    assert refused(site, cookie=site.slip()) == (503, "unavailable")
    assert vote(site, cookie=cookie(CODE), fx_request="true").status == 503


def test_a_ballot_that_breaks_the_rules_own_code_takes_no_other_along(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    take = site.hall.urn.drop_many

    def picky(drops: Any) -> Any:
        if any(drop.ballot["choice"] == "no" for drop in drops):
            raise ZeroDivisionError
        return take(drops)

    monkeypatch.setattr(site.hall.urn, "drop_many", picky)
    one, other = site.slip(), site.slip("ABCDEFGH23456780", seat=2)

    async def both() -> list[Said]:
        return await asyncio.gather(post(site.app, VOTE, {"choice": "no"}, cookie=one), post(site.app, VOTE, YES, cookie=other))

    assert [said.status for said in asyncio.run(both())] == [503, 303]


def test_guessing_slips_is_limited_and_logged_without_the_address(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    codes = [f"ABCDEFGH234567{a}{b}" for a in "0123" for b in "23456789"]

    async def guess() -> list[int]:
        return [(await post(site.app, VOTE, YES, cookie=cookie(code), client="203.0.113.77")).status for code in codes]

    statuses = asyncio.run(guess())
    assert (statuses[:19], set(statuses[20:])) == ([403] * 19, {429})
    assert "unknown slips" in caplog.text
    assert "203.0.113.77" not in caplog.text


def test_a_neighbor_behind_the_guessers_address_still_votes(site: Site) -> None:
    test_codes = [f"ABCDEFGH234567{a}{b}" for a in "0123" for b in "23456789"]
    held = site.slip()

    async def evening() -> Said:
        for code in test_codes:
            await post(site.app, VOTE, YES, cookie=cookie(code))
        return await post(site.app, VOTE, YES, cookie=held)

    assert asyncio.run(evening()).status == 303
