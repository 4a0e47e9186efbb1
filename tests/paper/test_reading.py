"""A paper ballot on its way: printed, given out, filled in, photographed, counted in the urn, or refused in words."""

import re

import pytest
from django.test import Client

from asamblea.channels.printing.ballots import PaperToPrint, sheets
from asamblea.live.guesses import MOST
from asamblea.meetings import ballots, minutes
from asamblea.paper import public as paper
from asamblea.paper.models import Look, Paper
from asamblea.rules.paper.layout import layout
from asamblea.rules.paper.serials import Named, payload
from asamblea.rules.refusal import Refusal
from asamblea.slips import public as slips
from bench import photos
from bench.papers import ABOUT, asked, vote as vote_of
from tests.channels.scanning.test_scanning import cat
from tests.paper.conftest import Papers, send

IN_THE_URN = "The ballot is in the urn."


def urn_ballots(papers: Papers) -> list[dict]:
    return [row["ballot"] for row in ballots.urn().seal(papers.room.id, papers.vote)]


def read_entries(papers: Papers) -> list[int]:
    return [e["papers"] for e in minutes.entries_of(papers.room.id) if e["kind"] == "papers_read"]


def test_a_photographed_paper_is_counted_for_the_slip_it_was_given_to(consent):
    number, page = consent.given()
    assert IN_THE_URN in consent.send(consent.filled(page, ("agree", "")))
    assert urn_ballots(consent) == [{"choice": "agree"}]
    assert consent.state(number) == "counted"
    last = minutes.entries_of(consent.room.id)[-1]
    assert (last["kind"], last["vote"], last["papers"], last["by"]) == ("papers_read", consent.vote, 1, "teller")


@pytest.mark.parametrize(("lang", "sentence"), [("es", "El voto está en la urna."), ("ko", "표가 투표함에 들어갔습니다.")])
def test_the_table_hears_it_in_its_language(consent, lang, sentence):
    _, page = consent.given()
    assert sentence in consent.send(consent.filled(page, ("aside", "")), lang=lang)


def test_papers_printed_in_a_pile_count_once_the_door_ties_them(consent):
    consent.print(2)
    pictures = [consent.filled(page, ("aside", "")) for page in consent.pages]
    assert "belongs to no slip yet" in consent.send(pictures[0])
    for number in Paper.objects.values_list("number", flat=True):
        assert "belongs to this slip now" in consent.tie(number, consent.room.slip())
    assert consent.send(*pictures).count(IN_THE_URN) == 2
    assert urn_ballots(consent) == [{"choice": "aside"}, {"choice": "aside"}]
    assert read_entries(consent) == [2]


@pytest.mark.parametrize(
    ("method", "marks", "ballot"),
    [
        ("approval", [("1", ""), ("3", "")], {"approve": ["1", "3"]}),
        ("equal_shares", [("2", "")], {"approve": ["2"]}),
        ("score", [("1", "5"), ("2", "0")], {"scores": {"1": 5, "2": 0}}),
        ("stv", [("2", "1"), ("1", "2")], {"ranking": ["2", "1"]}),
        ("irv", [("3", "1")], {"ranking": ["3"]}),
    ],
)
def test_every_method_has_its_paper(room, method, marks, ballot):
    papers = Papers(room, room.asks(method, "Ana", "이민", "Rosa"))
    _, page = papers.given()
    assert IN_THE_URN in papers.send(papers.filled(page, *marks))
    assert urn_ballots(papers) == [ballot]


def test_a_paper_after_the_phone_replaces_it_and_a_phone_after_the_paper_replaces_that(consent):
    room = consent.room
    phone = room.phone()
    assert "Counted" in room.cast(phone, consent.vote, choice="aside").text
    _, page = consent.given(room.codes[0])
    assert IN_THE_URN in consent.send(consent.filled(page, ("agree", "")))
    assert ballots.urn().turnout(room.id, consent.vote) == 1
    assert "Your ballot is in the urn" in phone.get(f"/m/{room.id}/").content.decode()
    assert "Counted" in room.cast(phone, consent.vote, choice="block", reason="no").text
    assert [b["choice"] for b in urn_ballots(consent)] == ["block"]


def test_the_receipt_of_a_paper_stands_on_the_phone_that_holds_its_slip(consent):
    room, phone = consent.room, consent.room.phone()
    _, page = consent.given(room.codes[0])
    consent.send(consent.filled(page, ("agree", "")))
    receipt = re.search(r'class="receipt">([0-9A-Z-]{19})<', phone.get(f"/m/{room.id}/").content.decode())
    closed = room.closes(consent.vote).entries[0]
    assert receipt and [b["receipt"] for b in closed["ballots"]] == [receipt[1]]


def test_the_same_picture_again_counts_nothing(consent):
    _, page = consent.given()
    picture = consent.filled(page, ("agree", ""))
    consent.send(picture)
    assert "read already" in consent.send(picture)
    assert read_entries(consent) == [1]


def test_a_copied_paper_that_says_something_else_goes_to_peoples_eyes_and_changes_nothing_meanwhile(consent):
    number, page = consent.given()
    copy = page.copy()
    consent.send(consent.filled(page, ("agree", "")))
    assert "said something else" in consent.send(consent.filled(copy, ("aside", "")))
    assert consent.state(number) == "doubtful"
    assert urn_ballots(consent) == [{"choice": "agree"}]


def test_a_newer_paper_of_the_slip_replaces_the_older_one(consent):
    code = consent.room.slip()
    _, old = consent.given(code)
    _, new = consent.given(code)
    assert "has a newer paper" in consent.send(consent.filled(old, ("aside", "")))
    assert IN_THE_URN in consent.send(consent.filled(new, ("agree", "")))
    assert urn_ballots(consent) == [{"choice": "agree"}]


def test_a_paper_belongs_to_one_slip_only(consent):
    consent.print(1)
    number = Paper.objects.get().number
    code = consent.room.slip()
    consent.tie(number, code)
    assert "belongs to another slip" in consent.tie(number, consent.room.slip())
    assert "belongs to this slip now" in consent.tie(number, code)


@pytest.mark.parametrize(("number", "sentence"), [(123456, "No paper of an open vote"), (0, "No paper of an open vote")])
def test_a_number_that_no_paper_has_is_refused(consent, number, sentence):
    assert sentence in consent.tie(number, consent.room.slip())


def test_an_unknown_slip_ties_nothing_and_guessing_is_slowed(consent):
    consent.print(1)
    desk = consent.room.desk("door")
    assert "No slip has this code" in consent.tie(Paper.objects.get().number, "0000-0000-0000-0000", desk)
    for _ in range(MOST):
        said = consent.tie(Paper.objects.get().number, "0000-0000-0000-0000", desk)
    assert "wait a minute" in said
    assert consent.state(Paper.objects.get().number) == "printed"


def test_a_void_slip_takes_its_paper_with_it(consent):
    code = consent.room.slip()
    number, page = consent.given(code)
    slips.make_void(slips.find(consent.room.id, code))
    assert "void" in consent.send(consent.filled(page, ("agree", "")))
    assert urn_ballots(consent) == [] and consent.state(number) == "given"


def test_a_paper_of_a_closed_vote_is_not_counted(consent):
    _, page = consent.given()
    consent.room.closes(consent.vote)
    other = Papers(consent.room, consent.room.vote())
    assert "This vote is closed" in other.send(consent.filled(page, ("agree", "")))
    assert urn_ballots(other) == []


def printed_elsewhere(meeting: str, vote: str) -> bytes:
    """Return the picture of a paper with a serial that this site never drew."""
    places = layout(vote_of("consent"))
    assert not isinstance(places, Refusal)
    paper = PaperToPrint("482 913", payload(Named(meeting, vote, "0123456789ABCDEF")))
    (page,) = photos.pages(sheets([paper], asked("consent", places), places, paper="letter", **ABOUT))
    photos.fill(page, places, photos.bubbles(places, ("agree", "")))
    return photos.jpeg(page)


def test_a_paper_of_another_meeting_is_not_counted(consent):
    assert "another meeting" in consent.send(printed_elsewhere("k3v9q2", "v1"))


@pytest.mark.parametrize("vote", ["v1", "v77"])
def test_a_forged_serial_or_vote_is_not_counted(consent, vote):
    assert "did not print this ballot" in consent.send(printed_elsewhere(consent.room.id, vote))
    assert urn_ballots(consent) == []


def test_a_cat_and_half_a_ballot_are_refused_and_the_others_of_the_same_upload_count(consent):
    _, page = consent.given()
    whole = consent.filled(page.copy(), ("agree", ""))
    half = photos.jpeg(page[: page.shape[0] // 2])
    said = consent.send(cat(), half, b"not a picture", whole)
    for sentence in ("no paper of ours", "Not all four corner marks", "not a whole picture", IN_THE_URN):
        assert sentence in said
    assert read_entries(consent) == [1]


def test_nothing_sent_is_said(consent):
    assert "Choose at least one picture" in send(consent.room, consent.room.desk("teller"), [])


@pytest.mark.parametrize("role", ["teller", "note-taker", "door", "facilitator"])
def test_who_counts_sends_pictures(consent, role):
    _, page = consent.given()
    assert IN_THE_URN in consent.send(consent.filled(page, ("agree", "")), role=role)


@pytest.mark.parametrize("client", ["wall", "interpreter", ""])
def test_nobody_else_does(consent, client):
    _, page = consent.given()
    desk = consent.room.desk(client) if client else Client()
    assert "Not your page tonight" in send(consent.room, desk, [consent.filled(page, ("agree", ""))])
    assert urn_ballots(consent) == []
    assert desk.post(f"/m/{consent.room.id}/papers/print/", {"vote": consent.vote}).status_code == 403
    assert desk.post(f"/m/{consent.room.id}/papers/tie/", {}).status_code == 403
    assert desk.get(f"/m/{consent.room.id}/papers/eyes/").status_code == 403


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"count": 1001, "paper": "letter"}, "from 1 to 1000 ballots"),
        ({"count": 0, "paper": "letter"}, "from 1 to 1000 ballots"),
        ({"count": "many", "paper": "letter"}, "not a whole number"),
        ({"count": 1, "paper": "legal"}, "Letter or A4"),
        ({"count": 1, "paper": "a4", "vote": "v9"}, "vote is closed"),
        ({"count": 1, "paper": "a4", "code": "K3"}, "not a slip code"),
    ],
)
def test_a_wrong_print_is_refused_in_words_and_makes_no_paper(consent, fields, sentence):
    desk = consent.room.desk("door")
    asked = {"vote": consent.vote, **fields}
    assert sentence in desk.post(f"/m/{consent.room.id}/papers/print/", asked, follow=True).content.decode()
    assert not Paper.objects.exists()


def test_a_vote_with_too_many_options_has_no_paper(room):
    papers = Papers(room, room.asks("approval", *(f"Opción {n}" for n in range(17))))
    fields = {"vote": papers.vote, "count": 1, "paper": "a4"}
    said = room.desk("door").post(f"/m/{room.id}/papers/print/", fields, follow=True).content.decode()
    assert "16 options at most" in said


def test_before_a_vote_is_open_the_page_says_so(room):
    assert "No vote with slips is open" in room.desk("teller").get(f"/m/{room.id}/papers/").content.decode()


def test_the_page_asks_few_questions_however_many_papers_there_are(consent, django_assert_max_num_queries):
    consent.print(20)
    desk = consent.room.desk("teller")
    desk.get(f"/m/{consent.room.id}/papers/")
    with django_assert_max_num_queries(7):
        desk.get(f"/m/{consent.room.id}/papers/")


def test_papers_are_forgotten_when_their_vote_is_over_and_others_stay(consent):
    consent.given()
    paper.forget_closed()
    assert Paper.objects.count() == 1
    consent.room.closes(consent.vote)
    paper.forget_closed()
    assert not Paper.objects.exists() and not Look.objects.exists()
