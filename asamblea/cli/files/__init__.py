"""Reading files for the command line."""

import gettext
import json
from pathlib import Path

from asamblea import languages
from asamblea.rules.refusal import Refusal


class Unreadable(Exception):
    """The file cannot be counted; the message says where and what was expected."""


def read_text(file: Path) -> str:
    """Return a file's text in UTF-8; raise Unreadable with a sentence."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise Unreadable(f"{file}: cannot be read: {error.strerror}.") from None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Unreadable(f"{file}: Line {line}: expected text in UTF-8.") from None


def read_json(file: Path) -> object:
    """Return a JSON file's content; raise Unreadable with the place."""
    try:
        return json.loads(read_text(file))
    except json.JSONDecodeError as error:
        raise Unreadable(f"{file}: Line {error.lineno}: this is not JSON: {error.msg}.") from None
    except (ValueError, RecursionError):
        raise Unreadable(f"{file}: this is not JSON that can be read.") from None


def in_their_language(refusal: Refusal) -> str:
    """Return why something cannot be done in the language that the terminal is set to (LANGUAGE, LC_ALL, LANG)."""
    return say(refusal.sentence, **refusal.params)


def say(sentence: str, **params: str | int) -> str:
    """Return a marked sentence in the terminal's language."""
    words = gettext.translation("django", languages.CATALOGUES, fallback=True).gettext(sentence)
    return words % params if params else words
