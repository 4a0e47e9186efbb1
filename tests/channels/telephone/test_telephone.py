"""The provider's form: signatures against a published vector, the fields that are read, TwiML, sending."""

import json
from xml.etree import ElementTree

import httpx
import pytest

from asamblea.channels.telephone import answers, incoming, outgoing
from asamblea.channels.telephone.pretend import call_fields, message_fields, new_id

OURS, NEIGHBOR = "+12135550100", "+12135550123"


def test_the_published_signature_is_ours(data):
    vectors = json.loads((data / "twilio-vectors.json").read_text())
    assert vectors["cases"]
    for case in vectors["cases"]:
        assert incoming.signature(vectors["auth_token"], case["url"], case["params"]) == case["signature"]
        assert incoming.is_signed(vectors["auth_token"], case["url"], case["params"], case["signature"])


@pytest.mark.parametrize(
    ("token", "url", "more", "signature"),
    [
        ("67890", "https://a.example/telephone/text/", {}, None),
        ("", "https://a.example/telephone/text/", {}, None),
        ("12345", "https://b.example/telephone/text/", {}, None),
        ("12345", "https://a.example/telephone/text/?lang=es", {}, None),
        ("12345", "https://a.example/telephone/text/", {"Body": "VOTE 3"}, None),
        ("12345", "https://a.example/telephone/text/", {}, ""),
    ],
)
def test_another_token_address_or_field_does_not_fit_the_signature(token, url, more, signature):
    fields = message_fields(NEIGHBOR, OURS, "VOTE 1", new_id("SM"))
    signed = incoming.signature("12345", "https://a.example/telephone/text/", fields)
    assert incoming.is_signed("12345", "https://a.example/telephone/text/", fields, signed)
    assert not incoming.is_signed(token, url, {**fields, **more}, signed if signature is None else signature)


def test_only_five_fields_are_read_and_place_and_name_are_dropped():
    text = incoming.text(message_fields(NEIGHBOR, OURS, "NEXT", "SM1"), "US")
    call = incoming.call(call_fields(NEIGHBOR, OURS, "CA1", "12"), "US")
    assert text == incoming.Text(NEIGHBOR, OURS, "NEXT", "SM1")
    assert call == incoming.Call(NEIGHBOR, OURS, "12", "CA1")
    for dropped in ("LOS ANGELES", "90006", "JANE DOE"):
        assert dropped not in repr((text, call))


@pytest.mark.parametrize(
    ("written", "e164"),
    [
        ("+12135550123", NEIGHBOR),
        ("(213) 555-0123", NEIGHBOR),
        ("+82 2-312-3456", "+8223123456"),
        ("72975", ""),
        ("VERIZON", ""),
        ("anonymous", ""),
        ("", ""),
    ],
)
def test_numbers_are_read_however_a_gateway_writes_them(written, e164):
    assert incoming.number(written, "US") == e164


def test_a_text_is_answered_by_messages_or_by_none():
    assert [m.text for m in ElementTree.fromstring(answers.text("uno & dos", "셋")).iter("Message")] == ["uno & dos", "셋"]
    assert list(ElementTree.fromstring(answers.text())) == []


def test_speech_waits_for_keys_twice_in_the_voice_of_each_text_and_then_ends():
    spoken = answers.speech([("ko", "투표"), ("zap", "x")], answers.Keys("/telephone/call/menu/?lang=ko", 1), [("ko", "안녕히")])
    answer = ElementTree.fromstring(spoken)
    assert [part.tag for part in answer] == ["Gather", "Gather", "Say", "Pause", "Hangup"]
    gather = answer.find("Gather")
    assert gather is not None and gather.attrib["numDigits"] == "1" and gather.attrib["input"] == "dtmf"
    assert [say.attrib["language"] for say in gather.iter("Say")] == ["ko-KR", "en-US"]
    until_pound = ElementTree.fromstring(answers.speech([], answers.Keys("/x/")))
    assert until_pound[0].attrib["finishOnKey"] == "#"


def test_a_gateway_gets_the_message_and_says_whether_it_took_it(monkeypatch):
    sent, status = [], [201]

    def post(address, **more):
        sent.append((address, more["data"], more["auth"]))
        if status[0] == 0:
            raise httpx.ConnectError("away")
        return httpx.Response(status[0])

    monkeypatch.setattr(httpx, "post", post)
    gateway = outgoing.sender("http://modem.local/send", "AC1", "12345", OURS)
    assert gateway.send(NEIGHBOR, "Mañana a las 7")
    assert sent == [("http://modem.local/send", {"From": OURS, "To": NEIGHBOR, "Body": "Mañana a las 7"}, ("AC1", "12345"))]
    for status[0] in (500, 429, 0):
        assert not gateway.send(NEIGHBOR, "Mañana a las 7")


def test_the_console_shows_the_words_and_their_price_and_no_number(capsys):
    assert outgoing.sender("", "", "", "").send(NEIGHBOR, "내일 7시")
    said = capsys.readouterr().err
    assert said == "[text, 1 x UCS-2] 내일 7시\n" and "2135550123" not in said
