"""A provider to try things with: posts correctly signed texts and calls to a running server, and reads its answers.

It sends the fields that Twilio documents for a message and for a call, the city and postal ones too.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin
from xml.etree import ElementTree

import httpx

from asamblea.channels.telephone import incoming

PLACE = {"City": "LOS ANGELES", "State": "CA", "Zip": "90006", "Country": "US"}


class NotTaken(Exception):
    """The server refused: its status and what it said."""


@dataclass(frozen=True)
class Provider:
    """`server` is where requests go, `public` the address that the world knows and that is signed."""

    server: str
    public: str
    token: str
    number: str
    timeout_s: float = 20.0

    def text(self, sender: str, body: str, sid: str = "") -> list[str]:
        """Send a text message; return the messages that come back. The same `sid` again is a replay."""
        fields = message_fields(sender, self.number, body, sid or new_id("SM"))
        answer = ElementTree.fromstring(self.post("/telephone/text/", fields))  # noqa: S314 our own server's answer
        return [message.text or "" for message in answer.iter("Message")]

    def call(self, caller: str, sid: str = "") -> "PretendCall":
        """Begin a call."""
        return PretendCall(self, caller, sid or new_id("CA"))

    def post(self, path: str, fields: Mapping[str, str], signature: str | None = None) -> str:
        """Post signed fields and return the answer; raises NotTaken."""
        signed = incoming.signature(self.token, urljoin(self.public, path), fields) if signature is None else signature
        with httpx.Client(timeout=self.timeout_s) as client:
            answer = client.post(urljoin(self.server, path), data=dict(fields), headers={incoming.HEADER: signed})
        if answer.status_code != 200:
            raise NotTaken(f"{answer.status_code} {answer.text}")
        return answer.text


class PretendCall:
    """A call under way: `said` is what was heard last, `next` where the next keys go, "" when it ended."""

    def __init__(self, provider: Provider, caller: str, sid: str) -> None:
        self._provider, self._caller, self.sid = provider, caller, sid
        self.said: list[str] = []
        self.next = ""
        self._hear("/telephone/call/", "")

    def press(self, digits: str) -> list[str]:
        """Press keys and return what is said then; raises ValueError when the call has ended."""
        if not self.next:
            raise ValueError("the call has ended")
        self._hear(self.next, digits)
        return self.said

    def _hear(self, path: str, digits: str) -> None:
        fields = call_fields(self._caller, self._provider.number, self.sid, digits)
        answer = ElementTree.fromstring(self._provider.post(path, fields))  # noqa: S314 our own server's answer
        gather = answer.find("Gather")
        self.said = [say.text or "" for say in (answer if gather is None else gather).iter("Say")]
        self.next = gather.attrib["action"] if gather is not None else ""


def new_id(kind: str) -> str:
    """Return an id as Twilio makes them: SM for a message, CA for a call, and 32 hexadecimal digits."""
    return kind + secrets.token_hex(16)


def message_fields(sender: str, to: str, body: str, sid: str) -> dict[str, str]:
    """Return the fields of a message webhook (Twilio, "Webhooks (HTTP callbacks): Messaging")."""
    place = {f"{who}{what}": words for who in ("From", "To") for what, words in PLACE.items()}
    ids = {"MessageSid": sid, "SmsSid": sid, "SmsMessageSid": sid, "AccountSid": "AC" + "0" * 32, "ApiVersion": "2010-04-01"}
    return {**ids, **place, "From": sender, "To": to, "Body": body, "NumMedia": "0", "NumSegments": "1", "SmsStatus": "received"}


def call_fields(caller: str, to: str, sid: str, digits: str) -> dict[str, str]:
    """Return the fields of a call webhook (Twilio, "TwiML for Programmable Voice: request parameters")."""
    place = {f"{who}{what}": words for who in ("Caller", "Called", "From", "To") for what, words in PLACE.items()}
    known = {"CallSid": sid, "AccountSid": "AC" + "0" * 32, "ApiVersion": "2010-04-01", "Direction": "inbound"}
    status = {"CallStatus": "in-progress" if digits else "ringing", "CallerName": "JANE DOE"}
    pressed = {"Digits": digits, "FinishedOnKey": ""} if digits else {}
    return {**known, **place, **status, **pressed, "Caller": caller, "Called": to, "From": caller, "To": to}
