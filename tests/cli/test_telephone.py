"""`asamblea telephone`, and `asamblea serve` where the telephone lacks something."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from asamblea.channels.telephone.pretend import NotTaken, Provider
from asamblea.cli import main

ROOT = Path(__file__).resolve().parents[2]
CARMEN = "+12135550123"


@pytest.fixture
def line(settings, tmp_path, monkeypatch) -> list[tuple[str, dict[str, str]]]:
    """A server that answers every request alike; gives what was posted to it."""
    settings.TELEPHONE_TOKEN, settings.PUBLIC_URL, settings.TELEPHONE_NUMBER = "12345", "https://asamblea.example", "+12135550100"
    settings.TELEPHONE_KEYS = tmp_path / "telephone"
    posted: list[tuple[str, dict[str, str]]] = []

    def post(self, path, fields, signature=None):
        posted.append((path, dict(fields)))
        if fields.get("Body") == "refuse me":
            raise NotTaken("403 not signed")
        step = len(posted)
        gather = f'<Gather action="/telephone/call/step/?n={step}"><Say>step {step}</Say></Gather>'
        return f"<Response><Message>다음</Message>{gather}</Response>"

    monkeypatch.setattr(Provider, "post", post)
    return posted


def test_keys_are_made_once_and_only_their_owner_reads_them(line, settings, capsys):
    assert main(["telephone", "keys"]) == 0
    made = {path.name: (path.read_bytes(), path.stat().st_mode & 0o777) for path in settings.TELEPHONE_KEYS.iterdir()}
    assert {name: mode for name, (_, mode) in made.items()} == {"numbers.key": 0o600, "messages.key": 0o600}
    assert main(["telephone", "keys"]) == 0
    assert {path.name: path.read_bytes() for path in settings.TELEPHONE_KEYS.iterdir()} == {n: c for n, (c, _) in made.items()}
    assert "already" in capsys.readouterr().out


def test_a_text_prints_the_answer_and_its_price(line, capsys):
    assert main(["telephone", "text", "--from", CARMEN, "다음"]) == 0
    assert capsys.readouterr().out == "다음\n[1 x UCS-2, 2 places]\n"
    ((path, fields),) = line
    assert path == "/telephone/text/" and fields["Body"] == "다음" and fields["From"] == CARMEN


def test_a_call_prints_what_is_said_after_each_key(line, capsys):
    assert main(["telephone", "call", "--from", CARMEN, "--digits", "1", "2"]) == 0
    assert capsys.readouterr().out == "step 1\n\n[1]\nstep 2\n\n[2]\nstep 3\n"
    assert [(path, fields.get("Digits", "")) for path, fields in line] == [
        ("/telephone/call/", ""),
        ("/telephone/call/step/?n=1", "1"),
        ("/telephone/call/step/?n=2", "2"),
    ]


def test_what_the_server_refuses_is_printed(line, settings, capsys):
    assert main(["telephone", "text", "--from", CARMEN, "refuse me"]) == 1
    assert "403 not signed" in capsys.readouterr().err
    settings.TELEPHONE_TOKEN = ""
    assert main(["telephone", "text", "--from", CARMEN, "NEXT"]) == 1
    assert "ASAMBLEA_TELEPHONE_TOKEN" in capsys.readouterr().err


def test_serve_refuses_to_start_with_a_telephone_that_has_no_secret(tmp_path):
    kept = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    environment = {**kept, "ASAMBLEA_VAR": str(tmp_path), "ASAMBLEA_TELEPHONE": "1", "ASAMBLEA_TELEPHONE_TOKEN": ""}
    command = [sys.executable, "-m", "asamblea", "serve", "--port", "0"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert "ASAMBLEA_TELEPHONE_TOKEN is not set" in done.stderr
    assert not list(tmp_path.glob("*.sqlite3"))
