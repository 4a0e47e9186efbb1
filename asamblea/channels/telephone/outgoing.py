"""Sends a text message: to a gateway over HTTP, or to the console of whoever develops."""

import sys
from dataclasses import dataclass
from typing import Protocol

import httpx

from asamblea.rules.telephone import segments

CONSOLE = "console"
_TIMEOUT_S = 10.0


class Sender(Protocol):
    """Sends `words` to a number (E.164); returns whether the gateway took them."""

    def send(self, to: str, words: str) -> bool: ...


@dataclass(frozen=True)
class Console:
    """Prints what would be sent, without the number."""

    def send(self, to: str, words: str) -> bool:
        counted = segments.count(words)
        print(f"[text, {counted.segments} x {counted.alphabet}] {words}", file=sys.stderr, flush=True)
        return True


@dataclass(frozen=True)
class Gateway:
    """A provider, or a modem gateway of one's own, that takes Twilio's form of a message.

    `address` is the whole address that messages are posted to, such as
    https://api.twilio.com/2010-04-01/Accounts/<account>/Messages.json.
    """

    address: str
    account: str
    token: str
    number: str

    def send(self, to: str, words: str) -> bool:
        """Send one message; False when the gateway is away or refuses, so that it is tried again."""
        fields = {"From": self.number, "To": to, "Body": words}
        try:
            answer = httpx.post(self.address, data=fields, auth=(self.account, self.token), timeout=_TIMEOUT_S)
        except httpx.HTTPError:
            return False
        return answer.is_success


def sender(address: str, account: str, token: str, number: str) -> Sender:
    """Return what sends messages for these settings."""
    return Console() if address in ("", CONSOLE) else Gateway(address, account, token, number)
