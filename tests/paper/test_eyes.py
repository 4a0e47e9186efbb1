"""Doubtful papers: two people look, each alone; alike counts, else set aside; the picture goes as soon as two looked."""

import re

import pytest
from django.test import Client

from asamblea.meetings import ballots, minutes
from asamblea.paper import public as paper
from asamblea.paper.models import Look, Paper
from asamblea.people.models import Organizer
from asamblea.slips import public as slips
from tests.meetings.test_secrecy import octets
from tests.paper.conftest import Papers


def urn_ballots(papers: Papers) -> list[dict]:
    return [row["ballot"] for row in ballots.urn().seal(papers.room.id, papers.vote)]


def doubtful(papers: Papers, *marks: tuple[str, str], code: str = "") -> int:
    """Send a paper with these marks that no machine may decide; return its number."""
    number, page = papers.given(code)
    said = papers.send(papers.filled(page, *marks))
    assert "for two people’s eyes" in said
    return number


def eyes(papers: Papers, client: Client) -> str:
    return client.get(f"/m/{papers.room.id}/papers/eyes/", follow=True).content.decode()


def sees(papers: Papers, client: Client, **fields: object) -> str:
    """Look at the next doubtful paper and say what is on it; return the page after."""
    found = re.search(r'name="paper_id" value="(\d+)"', eyes(papers, client))
    assert found, "no paper waits for this person"
    answer = client.post(f"/m/{papers.room.id}/papers/eyes/", {"paper_id": found[1], **fields}, follow=True)
    return answer.content.decode()


@pytest.fixture
def two(consent) -> tuple[Client, Client]:
    return consent.room.desk("teller"), consent.room.desk("note-taker")


def test_two_people_who_see_the_same_bring_the_ballot_into_the_urn(consent, two):
    number = doubtful(consent, ("agree", ""), ("aside", ""))
    assert "Two circles are filled" in eyes(consent, two[0])
    assert "One more person looks" in sees(consent, two[0], choice="aside")
    assert consent.state(number) == "doubtful"
    assert "Two people saw the same" in sees(consent, two[1], choice="aside")
    assert urn_ballots(consent) == [{"choice": "aside"}]
    last = minutes.entries_of(consent.room.id)[-1]
    assert (last["kind"], last["papers"], last["by"]) == ("papers_read", 1, "note-taker")


def test_an_organizer_who_signs_in_again_is_still_one_person(consent):
    doubtful(consent)
    rosa = Organizer.objects.create(name="Rosa")
    first, again = Client(headers={"accept-language": "en"}), Client(headers={"accept-language": "en"})
    first.force_login(rosa)
    again.force_login(rosa)
    assert "One more person looks" in sees(consent, first, choice="aside")
    assert "None waits for you" in eyes(consent, again)
    assert urn_ballots(consent) == []


def test_nobody_is_both_people(consent, two):
    doubtful(consent)
    sees(consent, two[0], unclear="1")
    assert "None waits for you" in eyes(consent, two[0])
    row = Paper.objects.get()
    again = two[0].post(f"/m/{consent.room.id}/papers/eyes/", {"paper_id": row.id, "choice": "agree"}, follow=True)
    assert "looked at this paper already" in again.content.decode()
    assert Look.objects.count() == 1


def test_two_people_who_see_different_things_set_it_aside_and_the_table_sees_both(consent, two):
    number = doubtful(consent)
    sees(consent, two[0], choice="agree")
    said = sees(consent, two[1], choice="aside")
    assert "The paper is set aside" in said
    assert "Two people saw two different things." in said and "Agree · Stand aside" in said
    assert urn_ballots(consent) == [] and consent.state(number) == "aside"


def test_what_is_clear_to_nobody_is_set_aside(consent, two):
    doubtful(consent)
    for person in two:
        said = sees(consent, person, unclear="1")
    assert "it is not clear to either" in said
    assert urn_ballots(consent) == []


def test_a_set_aside_paper_is_not_read_again_but_its_neighbor_can_have_a_new_one(consent, two):
    code = consent.room.slip()
    _, page = consent.given(code)
    picture = consent.filled(page)
    consent.send(picture)
    for person in two:
        sees(consent, person, unclear="1")
    assert "set it aside" in consent.send(picture)
    _, new = consent.given(code)
    assert "The ballot is in the urn" in consent.send(consent.filled(new, ("agree", "")))


def test_a_block_is_read_with_the_reason_that_was_written_by_hand(consent, two):
    doubtful(consent, ("block", ""))
    assert "written by hand" in eyes(consent, two[0])
    sees(consent, two[0], choice="block", reason="Sin turno de nohe no")
    assert "Sin turno de nohe no" in eyes(consent, two[1])
    sees(consent, two[1], choice="block", reason="Sin turno de noche no")
    (ballot,) = urn_ballots(consent)
    assert (ballot["choice"], ballot["reason"]["text"]) == ("block", "Sin turno de noche no")


def test_a_block_without_a_reason_is_refused_before_it_is_kept(consent, two):
    doubtful(consent, ("block", ""))
    assert "To block, say why" in sees(consent, two[0], choice="block")
    assert not Look.objects.exists()


def test_a_later_ballot_of_the_phone_is_not_undone_by_peoples_eyes(consent, two):
    phone = consent.room.phone()
    doubtful(consent, code=consent.room.codes[0])
    assert "Counted" in consent.room.cast(phone, consent.vote, choice="aside").text
    sees(consent, two[0], choice="agree")
    said = sees(consent, two[1], choice="agree")
    assert "that later ballot stands" in said
    assert urn_ballots(consent) == [{"choice": "aside"}]


def test_a_void_slip_is_not_counted_by_eyes_either(consent, two):
    code = consent.room.slip()
    doubtful(consent, code=code)
    slips.make_void(slips.find(consent.room.id, code))
    sees(consent, two[0], choice="agree")
    assert "is void" in sees(consent, two[1], choice="agree")
    assert urn_ballots(consent) == []


def test_the_picture_is_shown_to_who_counts_only_and_erased_after_two_looks(consent, two):
    doubtful(consent)
    row = Paper.objects.get()
    where = f"/m/{consent.room.id}/papers/eyes/{row.id}.jpg"
    shown = two[0].get(where)
    assert shown.content.startswith(b"\xff\xd8") and "no-store" in shown.headers["Cache-Control"]
    assert consent.room.phone().get(where).status_code == 403
    for person in two:
        sees(consent, person, unclear="1")
    assert two[0].get(where).status_code == 404
    assert Paper.objects.get().picture is None


def test_no_picture_look_or_tie_can_be_read_in_the_database_and_none_after_closing(consent, two):
    code = consent.room.slip()
    doubtful(consent, code=code)
    sees(consent, two[0], choice="agree")
    row, look = Paper.objects.get(), Look.objects.get()
    voice = slips.find(consent.room.id, code)
    kept = b"".join(bytes(one) for one in (row.slip, row.slip_mark, row.picture, row.reading_mark, look.seen, look.who))
    assert voice.code_hash not in kept and b"agree" not in kept and b"\xff\xd8\xff" not in kept
    consent.room.closes(consent.vote)
    assert ballots.urn().reveal(consent.room.id, consent.vote, bytes(row.slip)) is None
    assert two[0].get(f"/m/{consent.room.id}/papers/eyes/{row.id}.jpg").status_code == 404


def test_a_ranked_paper_is_said_in_words_where_it_is_set_aside(room):
    papers = Papers(room, room.asks("stv", "Ana", "이민", "Rosa"))
    doubtful(papers, ("1", "1"), ("2", "3"))
    sees(papers, room.desk("teller"), **{"rank-1": "1", "rank-2": "2"})
    said = sees(papers, room.desk("door"), **{"rank-1": "1"})
    assert "Ana, 이민 · Ana" in said


def test_nothing_of_a_paper_is_left_on_the_disk_once_its_vote_is_over(consent, two):
    doubtful(consent)
    sees(consent, two[0], choice="agree")
    row, look = Paper.objects.get(), Look.objects.get()
    kept = [bytes(one) for one in (row.slip, row.slip_mark, row.picture[:64], row.serial_hash, look.seen, look.who)]
    on_disk = octets(log=False)
    assert all(one in on_disk for one in kept[:4]), "the test looks in the right place"
    sees(consent, two[1], unclear="1")
    consent.room.closes(consent.vote)
    paper.forget_closed()
    assert consent.room.is_emptied()
    on_disk = octets(log=False)
    assert not [one for one in kept if one in on_disk]
