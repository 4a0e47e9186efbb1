"""The counts behind every board: made once for all views and languages, and anew with each change."""

import pytest

from asamblea.efforts import counting, fragments
from asamblea.efforts.models import Pledge
from asamblea.efforts.standing import standing
from asamblea.site import serving
from tests.efforts.conftest import effort, pledge


@pytest.fixture
def counts(monkeypatch):
    """The numbers of pledges that were counted, in order."""
    count, seen = counting._count, []
    monkeypatch.setattr(counting, "_kept", {})
    monkeypatch.setattr(counting, "_count", lambda stands, pledges: seen.append(len(pledges)) or count(stands, pledges))
    return seen


def test_a_pledge_is_counted_once_for_all_views_and_languages(hall, counts):
    pledge(hall, hall.phone("en"), {effort(): 3})
    for view in ("wall", "phone", "board", "plan"):
        for lang in ("en", "es", "ko"):
            serving.render(hall.id, view, lang)
    assert counts == [1]


def test_each_change_is_counted_anew(hall, counts):
    tipline, phone = effort(), hall.phone("en")

    def pledged():
        said = fragments.counts(hall.state)
        return said["pledges"], said["hours"], said["board"][0].support

    assert pledged() == (0, 0, 0)
    pledge(hall, phone, {tipline: 3}, hours=3)
    assert pledged() == (1, 3, 0)
    pledge(hall, phone, {tipline: 3}, hours=5)
    assert pledged() == (1, 5, 0)
    pledge(hall, phone, {tipline: 0}, hours=0)
    assert pledged() == (0, 0, 1)
    tipline.people_min = 4
    tipline.save()
    assert fragments.counts(hall.state)["board"][0].people.need == 4
    Pledge.objects.all().delete()
    assert pledged() == (0, 0, 0)
    assert counts == [0, 1, 1, 1, 1, 0]


def test_memory_holds_counts_and_no_pledge(hall, counts):
    pledge(hall, hall.phone("en"), {effort(): 3}, shown_name="Rosa")
    found = counting.counted(standing("ocho"))
    assert {len(key) for key in counting._kept} == {32}
    assert list(counting._kept.values()) == [found]
    assert (found.people, found.hours, found.support) == (1, 3, {str(found.thermometers[0].effort): 0})


def test_only_the_latest_counts_are_kept(hall, counts, monkeypatch):
    monkeypatch.setattr(counting, "MOST_KEPT", 2)
    tipline = effort()
    for _ in range(4):
        pledge(hall, hall.phone("en"), {tipline: 3})
        assert fragments.counts(hall.state)["pledges"]
    assert len(counting._kept) == 2
