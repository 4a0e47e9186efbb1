"""No address of a phone and no code is written anywhere: not in the log, not in what the process prints."""

import logging
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client

from asamblea.live.guesses import MOST
from asamblea.site import guessing

ROOT = Path(__file__).resolve().parents[2]
ADDRESS = "203.0.113.77"
AGENT = "GhostBrowser/9.9"
CODE = "0123-4567-89AB-CDEF"


def from_there(**more: object) -> Client:
    return Client(REMOTE_ADDR=ADDRESS, HTTP_X_FORWARDED_FOR=ADDRESS, HTTP_USER_AGENT=AGENT, **more)


@pytest.fixture
def heard(caplog, monkeypatch):
    """Hear every logger of the program, those included that pass nothing on."""
    loggers = ["", *logging.root.manager.loggerDict]
    for name in loggers:
        logger = logging.getLogger(name)
        monkeypatch.setattr(logger, "propagate", True)
        monkeypatch.setattr(logger, "disabled", False)
        monkeypatch.setattr(logger, "level", logging.DEBUG if not name.startswith("django.db") else logging.WARNING)
    return caplog


def test_nothing_about_a_phone_reaches_the_log_while_all_goes_well(room, heard):
    client = from_there()
    code = room.slip()
    assert client.post("/s/", {"code": code, "language": "ko"}).status_code == 302
    client.get(f"/m/{room.id}/")
    client.post(f"/m/{room.id}/do/speak/")
    assert not re.search(f"{re.escape(ADDRESS)}|{AGENT}|{code}", heard.text)


def test_guessing_is_logged_without_where_it_came_from(room, heard):
    client = from_there()
    for _ in range(MOST + 2):
        client.post("/s/", {"code": CODE, "language": "en"})
    assert "unknown slips within a minute" in heard.text
    assert ADDRESS not in heard.text and CODE not in heard.text and CODE.replace("-", "") not in heard.text


def test_the_address_is_kept_in_memory_only_as_a_hash_nobody_can_repeat(room):
    for _ in range(3):
        from_there().post("/s/", {"code": CODE, "language": "en"})
    kept = repr(vars(guessing._guesses))
    assert ADDRESS not in kept
    assert len(guessing._guesses._wrong) == 1


def test_twenty_wrong_codes_make_a_pause_for_that_place_only(room):
    for _ in range(MOST):
        from_there().post("/s/", {"code": CODE, "language": "en"})
    paused = from_there(headers={"accept-language": "en"}).post("/s/", {"code": CODE, "language": "en"})
    assert paused.status_code == 429 and "wait a minute" in paused.content.decode()
    assert Client(REMOTE_ADDR="203.0.113.78").post("/s/", {"code": CODE, "language": "en"}).status_code == 403


def test_who_guesses_locks_nobody_else_out_behind_the_same_router(room):
    for _ in range(MOST + 1):
        from_there().post("/s/", {"code": CODE, "language": "en"})
    assert from_there().post("/s/", {"code": room.slip(), "language": "en"}).status_code == 302


@pytest.mark.django_db
def test_no_column_of_any_table_could_hold_an_address_or_a_browser():
    names = {f"{model._meta.db_table}.{f.column}" for model in apps.get_models() for f in model._meta.local_fields}
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        for table in tables:
            names |= {f"{table}.{c.name}" for c in connection.introspection.get_table_description(cursor, table)}
    assert not [n for n in names if re.search(r"(^|[._])(ip|addr|address|agent|phone|location|geo|status_of)($|_)", n)], names


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _asked(port: int, path: str, data: bytes | None = None) -> int:
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", data, {"User-Agent": AGENT, "Cookie": "slip=x.y.z"})
    try:
        return urllib.request.urlopen(request, timeout=10).status
    except urllib.error.HTTPError as error:
        return error.code


def test_the_running_server_prints_nothing_about_who_came(tmp_path):
    port = _free_port()
    environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"} | {"ASAMBLEA_VAR": str(tmp_path / "var")}
    command = [sys.executable, "-m", "asamblea", "serve", "--port", str(port)]
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        end = time.monotonic() + 60
        while True:
            try:
                assert _asked(port, "/") == 200
                break
            except OSError:
                assert time.monotonic() < end and server.poll() is None
                time.sleep(0.1)
        assert _asked(port, f"/s/{CODE}") == 200
        assert _asked(port, "/nowhere/secret-path") == 404
        assert _asked(port, "/m/nowhere/do/speak/", b"text=secreto") == 403
        assert _asked(port, "/live/nowhere/vote/v1", b"choice=yes") in (401, 403, 404, 409, 422)
        assert _asked(port, "/live/nowhere/stream?view=phone&lang=es") in (403, 404)
        assert _asked(port, "/s/", b"x" * 200_000) in (403, 413)
        with socket.create_connection(("127.0.0.1", port)) as line:
            line.sendall(b"NONSENSE\r\n\r\n")
            line.recv(1000)
    finally:
        server.send_signal(signal.SIGTERM)
        printed, _ = server.communicate(timeout=20)
    said = printed.decode().partition("Stop with Ctrl-C.")[2]
    for private in ("127.0.0.1", AGENT, CODE, "secret", "GET", "POST", "Traceback"):
        assert private not in said, said
