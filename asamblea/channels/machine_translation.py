"""Asks a machine for a draft: a LibreTranslate-compatible server that the assembly runs itself.

POST <address>/translate with `{"q", "source", "target", "format", "api_key"}` answers `{"translatedText"}`,
or `{"error"}` with a status of 400 and more (https://docs.libretranslate.com).
"""

import json
import time
from dataclasses import dataclass

import httpx

from asamblea.rules import texts
from asamblea.rules.refusal import Refusal
from asamblea.rules.texts import Text
from asamblea.rules.words import gettext_noop

LONGEST_S = 8.0
"""Somebody waits at the desk: after this they write it themselves."""
_STEP = httpx.Timeout(4.0, connect=2.0)
_MOST_BYTES = 64 * 1024


@dataclass(frozen=True)
class Server:
    """Where the server is, and the key it asks for, if it does."""

    address: str
    key: str = ""


def draft(server: Server, source: Text, lang: str) -> Text | Refusal:
    """Return what the machine makes of `source` in `lang`; nobody has checked it."""
    asked = {"q": source["text"], "source": source["lang"], "target": lang, "format": "text"}
    if server.key:
        asked["api_key"] = server.key
    try:
        status, said = _answer(f"{server.address.rstrip('/')}/translate", asked)
    except (httpx.HTTPError, httpx.InvalidURL, TimeoutError):
        return Refusal(
            "no_machine", gettext_noop("The translation server does not answer. Write it yourself, or try again later.")
        )
    if status == httpx.codes.BAD_REQUEST:
        return Refusal("not_by_machine", gettext_noop("The translation server does not translate between these languages."))
    words = _words(said) if status == httpx.codes.OK else ""
    if not words:
        return Refusal("bad_machine", gettext_noop("The translation server gave no translation. Write it yourself."))
    return {"lang": lang, "text": words}


def _answer(url: str, asked: dict[str, str]) -> tuple[int, bytes]:
    """Return status and body; TimeoutError for an answer that drips or does not end."""
    ends, body = time.monotonic() + LONGEST_S, b""
    # No proxy of the environment, no redirect: these words go to the assembly's own server and nowhere else.
    with httpx.Client(timeout=_STEP, trust_env=False) as client, client.stream("POST", url, json=asked) as answer:
        for part in answer.iter_bytes():
            body += part
            if time.monotonic() > ends or len(body) > _MOST_BYTES:
                raise TimeoutError
    return answer.status_code, body


def _words(said: bytes) -> str:
    """Return the words of an answer, "" where there are none."""
    try:
        words = json.loads(said)["translatedText"]
    except (ValueError, KeyError, TypeError):
        return ""
    return texts.clean(words) if isinstance(words, str) else ""
