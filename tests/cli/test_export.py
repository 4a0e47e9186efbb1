"""`asamblea export`, run as anybody would, on a site of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EVENING = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from asamblea.demo import making
from asamblea.meetings import public
card = making.make()
print([m.id for m in public.meetings_of(card.slug) if m.phase == "closed"][0])
"""


def run(site: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    environment |= {"ASAMBLEA_VAR": str(site), "LANGUAGE": "en", "DJANGO_SETTINGS_MODULE": "asamblea.site.settings"}
    return subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, text=True, env=environment)


def export(site: Path, *words: str, check: int = 0) -> subprocess.CompletedProcess[str]:
    done = run(site, "-m", "asamblea", "export", *words)
    assert done.returncode == check, done.stderr
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> tuple[Path, str]:
    """A site with the demo's evenings; its folder and a closed meeting."""
    folder = tmp_path_factory.mktemp("site")
    made = run(folder, "-c", EVENING)
    assert made.returncode == 0, made.stderr
    return folder, made.stdout.strip()


def test_what_is_exported_verifies(site, tmp_path):
    folder, meeting = site
    out = tmp_path / "record.json"
    export(folder, meeting, "--output", str(out))
    done = run(folder, "-m", "asamblea", "verify", str(out))
    assert done.returncode == 0 and "The record holds" in done.stdout


def test_standard_output_is_the_same_file(site, tmp_path):
    folder, meeting = site
    out = tmp_path / "record.json"
    export(folder, meeting, "--output", str(out))
    assert export(folder, meeting).stdout == out.read_text(encoding="utf-8")
    assert json.loads(out.read_text(encoding="utf-8"))["meeting"] == meeting


def test_one_vote_comes_as_a_table(site):
    folder, meeting = site
    assert export(folder, meeting, "--vote", "v1").stdout.startswith("choice,count\n")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("nowhere",), "no such meeting"),
        (("{m}", "--vote", "v99"), "cannot be had"),
        (("{m}", "--vote", "v1", "--format", "blt"), "cannot be had"),
        (("{m}", "--format", "pb"), "cannot be had"),
        (("../../etc/passwd",), "no such meeting"),
    ],
)
def test_what_is_not_there_is_one_sentence(site, words, sentence):
    folder, meeting = site
    done = export(folder, *(word.format(m=meeting) for word in words), check=1)
    assert sentence in done.stderr
    assert done.stderr.count("\n") == 1 and done.stdout == ""


def test_a_file_that_cannot_be_written_is_said(site, tmp_path):
    folder, meeting = site
    done = export(folder, meeting, "--output", str(tmp_path / "no" / "folder.json"), check=1)
    assert "cannot be written" in done.stderr


def test_a_site_without_a_database_says_so(tmp_path):
    done = export(tmp_path / "empty", "abcdef", check=1)
    assert done.stderr.count("\n") == 1


def test_an_unknown_format_is_refused(site):
    folder, meeting = site
    done = export(folder, meeting, "--format", "exe", check=2)
    assert "json" in done.stderr
