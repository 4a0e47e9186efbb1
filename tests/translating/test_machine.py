"""A draft by machine: asked of a real server that speaks the protocol of LibreTranslate, and of some that do not."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from asamblea.channels import machine_translation as machine
from asamblea.channels.machine_translation import Server
from asamblea.rules.meeting import proposals, wording
from asamblea.rules.refusal import Refusal
from tests.meetings.conftest import said
from tests.translating.test_desk import do, done, page
from tests.translating.test_helping import KOREAN, WORDS, read


class Translator(ThreadingHTTPServer):
    """Knows one sentence from Spanish into Korean; `says` is what it does instead, `asked` what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Asked)
        self.says = ""
        self.asked: list[dict[str, str]] = []

    def handle_error(self, request: object, client_address: object) -> None:
        """Whoever asked did not wait for the end."""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Asked(BaseHTTPRequestHandler):
    server: Translator

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append({"path": self.path, **asked})
        says = self.server.says
        if says == "slow":
            time.sleep(1)
        if says in ("slow", "") and (asked["source"], asked["target"]) == ("es", "ko"):
            self._answer(200, json.dumps({"translatedText": KOREAN["text"]}))
        elif says == "":
            self._answer(400, json.dumps({"error": f"{asked['target']} is not supported"}))
        elif says == "drip":
            self.send_response(200)
            self.end_headers()
            for _ in range(50):
                self.wfile.write(b" ")
                time.sleep(0.1)
        elif says.isdigit():
            self._answer(int(says), json.dumps({"error": "no"}))
        else:
            self._answer(200, says)

    def _answer(self, status: int, said: str) -> None:
        self.send_response(status)
        self.end_headers()
        self.wfile.write(said.encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def translator():
    server = Translator()
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def refused(server: Server, lang: str = "ko") -> str:
    made = machine.draft(server, WORDS, lang)
    assert isinstance(made, Refusal)
    return made.code


def test_the_server_is_asked_as_its_protocol_says(translator):
    assert machine.draft(Server(translator.address + "/", "k3y"), WORDS, "ko") == KOREAN
    assert translator.asked == [
        {"path": "/translate", "q": WORDS["text"], "source": "es", "target": "ko", "format": "text", "api_key": "k3y"}
    ]
    machine.draft(Server(translator.address), WORDS, "ko")
    assert "api_key" not in translator.asked[1]


def test_a_language_that_it_does_not_know_is_named(translator):
    assert refused(Server(translator.address), "zap") == "not_by_machine"


@pytest.mark.parametrize(
    "says", ["403", "429", "500", "not json", "[]", "{}", '{"translatedText": 7}', '{"translatedText": " "}', "null"]
)
def test_nonsense_is_no_translation(translator, says):
    translator.says = says
    assert refused(Server(translator.address)) == "bad_machine"


def test_a_server_that_is_down_slow_or_without_end_keeps_nobody_waiting(translator, monkeypatch):
    monkeypatch.setattr(machine, "_STEP", machine.httpx.Timeout(0.2))
    monkeypatch.setattr(machine, "LONGEST_S", 0.3)
    for says in ("slow", "drip", json.dumps({"translatedText": "x" * 100_000})):
        translator.says = says
        begun = time.monotonic()
        assert refused(Server(translator.address)) == "no_machine"
        assert time.monotonic() - begun < 1
    assert refused(Server("http://127.0.0.1:9")) == refused(Server("nowhere")) == "no_machine"


@pytest.mark.django_db(transaction=True)
def test_its_draft_is_offered_marked_and_no_reader_sees_it_before_a_person_checked_it(room, translator, settings):
    settings.TRANSLATE = translator.address
    desk = room.desk("translator")
    room.does(proposals.Propose(None, WORDS))
    do(room, desk, "take", of="p1", lang="ko")
    assert "Offer a draft by machine" in page(room, desk)
    do(room, desk, "machine")
    text = page(room, desk)
    assert "Written by a machine. Nobody has checked it." in text and KOREAN["text"] in text
    assert read(room) == ("none", WORDS["text"])
    phone = room.phone("ko")
    assert KOREAN["text"] not in phone.get(f"/m/{room.id}/").content.decode()
    assert KOREAN["text"] not in phone.get(f"/m/{room.id}/translate/?of=p1&to=ko").content.decode()
    done(room, desk, KOREAN["text"])
    assert read(room) == ("checked", KOREAN["text"])


@pytest.mark.django_db(transaction=True)
def test_what_it_cannot_do_is_said_and_changes_nothing(room, translator, settings):
    settings.TRANSLATE = translator.address
    desk = room.desk("translator")
    room.does(proposals.Propose(None, WORDS))
    do(room, desk, "machine")
    assert "Take a text first." in page(room, desk)
    do(room, desk, "take", of="p1", lang="en")
    do(room, desk, "machine")
    assert "does not translate between these languages" in page(room, desk)
    translator.says = json.dumps({"translatedText": "x" * 4001})
    do(room, desk, "machine")
    assert "4001" in page(room, desk).replace(",", "")
    assert wording.piece(room.state, "p1", "en").draft is None


@pytest.mark.django_db(transaction=True)
def test_without_a_server_of_its_own_no_machine_is_offered(room):
    desk = room.desk("translator")
    do(room, desk, "take")
    assert "by machine" not in page(room, desk)
    do(room, desk, "machine")
    assert "Take a text first." in page(room, desk)
    assert wording.reading(room.state, said("Noviembre"), "ko").state == "none"
