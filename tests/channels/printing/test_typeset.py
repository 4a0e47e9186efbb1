"""The press: papers, failures, and that nothing of a job stays behind."""

import resource
from pathlib import Path

import pytest

from asamblea.channels.printing import typeset
from asamblea.channels.printing.slips import SlipToPrint, sheet


def test_a_template_that_does_not_exist_is_our_mistake() -> None:
    with pytest.raises(typeset.PressFailed, match="No such file"):
        typeset.pdf("nothing", {}, paper="a4")


def test_data_that_a_template_cannot_use_is_our_mistake() -> None:
    with pytest.raises(typeset.PressFailed, match="slips"):
        typeset.pdf("slips", {"replaced": "", "assembly": "A", "about": [], "words": []}, paper="a4")


def test_a_press_that_stands_still_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typeset, "_PATIENCE", 0.001)
    with pytest.raises(typeset.PressFailed, match="took longer"):
        typeset.pdf("slips", {}, paper="a4")


def test_a_font_that_typst_does_not_know_is_no_quiet_replacement(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    room = typeset._PRESS.parent
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "line.typ").write_text('#set text(font: "No Such Face")\nwords')
    (tmp_path / "fonts").symlink_to(room / "fonts")
    monkeypatch.setattr(typeset, "_PRESS", tmp_path / "press.py")
    (tmp_path / "press.py").write_text((room / "press.py").read_text())
    with pytest.raises(typeset.PressFailed, match="unknown font family: no such face"):
        typeset.pdf("line", {}, paper="a4")


def test_the_texts_of_a_job_are_found_at_any_depth() -> None:
    assert list(typeset.texts({"a": "1", "b": [{"c": ("2", 3)}, None, "4"]})) == ["1", "2", "4"]


def test_printing_again_and_again_takes_no_more_memory_here() -> None:
    made = [SlipToPrint(f"{i:016d}", f"https://hall.example/s/{i:016d}") for i in range(300)]

    def printed() -> int:
        sheet(made, paper="a4", languages=("es",), assembly="A", meeting_title="", when="", place="")
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    first = printed()
    assert max(printed() for _ in range(3)) - first < 20_000
