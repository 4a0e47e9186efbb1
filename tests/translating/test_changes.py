"""What changed between two versions is found word by word."""

from hypothesis import given, strategies as st

from asamblea.translating.changes import changes


def marked(old: str, new: str) -> tuple[list[str], list[str]]:
    was, now = changes(old, new)
    return [run.words for run in was if run.is_changed], [run.words for run in now if run.is_changed]


def test_only_what_changed_is_marked():
    assert marked("Abrir los martes", "Abrir los jueves") == (["martes"], ["jueves"])
    assert marked("Abrir", "Abrir los martes") == ([], [" los martes"])
    assert marked("화요일에 엽니다", "목요일에 엽니다") == (["화요일에"], ["목요일에"])
    assert marked("星期二开放", "星期四开放") == (["二"], ["四"])
    assert marked("igual", "igual") == ([], [])


@given(st.text(max_size=60), st.text(max_size=60))
def test_both_versions_are_whole_and_what_is_not_marked_is_the_same(old, new):
    was, now = changes(old, new)
    assert ("".join(run.words for run in was), "".join(run.words for run in now)) == (old, new)
    same = ["".join(run.words for run in runs if not run.is_changed) for runs in (was, now)]
    assert same[0] == same[1]
