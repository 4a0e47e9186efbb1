"""A paper ballot on its way: printed, given out, filled in, photographed, counted in the urn."""

from asamblea.meetings import ballots, minutes
from asamblea.paper.models import Paper


def urn_ballots(room, vote: str) -> list[dict]:
    return [row["ballot"] for row in ballots.urn().seal(room.id, vote)]


def test_a_photographed_paper_is_counted_in_the_urn_for_the_slip_it_was_given_to(consent):
    number, page = consent.given()
    said = consent.send(consent.filled(page, ("agree", "")))
    assert "The ballot is in the urn." in said
    assert urn_ballots(consent.room, consent.vote) == [{"choice": "agree"}]
    assert consent.state(number) == "counted"
    last = minutes.entries_of(consent.room.id)[-1]
    assert (last["kind"], last["vote"], last["papers"], last["by"]) == ("papers_read", consent.vote, 1, "teller")


def test_papers_printed_in_a_pile_count_once_the_door_ties_them(consent):
    consent.print(2)
    pictures = [consent.filled(page, ("aside", "")) for page in consent.pages]
    assert "belongs to no slip yet" in consent.send(pictures[0])
    for number in Paper.objects.values_list("number", flat=True):
        assert "belongs to this slip now" in consent.tie(number, consent.room.slip())
    said = consent.send(*pictures)
    assert said.count("The ballot is in the urn.") == 2
    assert urn_ballots(consent.room, consent.vote) == [{"choice": "aside"}, {"choice": "aside"}]
