"""Times cards filled in by hand: never read as something else."""

import pytest

from bench import times_papers
from bench.photos import Trouble


@pytest.mark.parametrize("trouble", [None, Trouble()], ids=["scan", "photo"])
def test_no_card_of_hasty_hands_is_read_as_something_else(trouble: Trouble | None) -> None:
    tally, _ = times_papers.scan(8, trouble, seed=21)
    assert tally.ends["wrong"] == 0
    assert tally.ends["right"] >= 5
