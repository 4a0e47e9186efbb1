"""The hash chain of the minutes: every entry carries the SHA-256 of the one before it.

Canonical form: JSON with sorted keys, no spaces, UTF-8 unescaped, whole numbers only, strings
in NFC. Anybody can recompute it with a JSON library and SHA-256: the hash of an entry is taken
over its canonical form without the key "hash"; the first entry follows 64 zeros.
"""

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from asamblea.rules.refusal import Refusal
from asamblea.rules.words import gettext_noop

GENESIS = "0" * 64
"""What the first entry follows."""


def canonical(value: object) -> bytes:
    """Return the one way to write `value` (dicts, lists, strings, ints, bools, None) as bytes.

    Raises ValueError for anything else: a float has more than one spelling.
    """
    return json.dumps(_plain(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def entry_hash(entry: Mapping[str, Any]) -> str:
    """Return the hash of `entry` in hex; a "hash" it already carries is left out."""
    return hashlib.sha256(canonical({k: v for k, v in entry.items() if k != "hash"})).hexdigest()


def link(entries: Iterable[Mapping[str, Any]], prev: str = GENESIS, n0: int = 1) -> tuple[dict[str, Any], ...]:
    """Return the entries numbered from `n0`, each with "prev" and "hash", after the hash `prev`."""
    linked: list[dict[str, Any]] = []
    for n, draft in enumerate(entries, n0):
        entry = {**draft, "n": n, "prev": prev}
        prev = entry["hash"] = entry_hash(entry)
        linked.append(entry)
    return tuple(linked)


def check(entries: Sequence[object], prev: str = GENESIS, n0: int = 1) -> Refusal | None:
    """Return None for an unbroken chain, or a refusal naming the first entry that is wrong.

    Takes anything that a JSON file may hold.
    """
    at = 0
    for n, entry in enumerate(entries, n0):
        refusal = _refusal(entry, n, prev, at)
        if refusal:
            return refusal
        assert isinstance(entry, Mapping)
        prev, at = entry["hash"], entry["at"]
    return None


def _refusal(entry: object, n: int, prev: str, at: int) -> Refusal | None:
    place = {"n": n}
    if not isinstance(entry, Mapping) or not _has_its_parts(entry):
        return Refusal("entry_malformed", gettext_noop("Entry %(n)s is not an entry of minutes."), place)
    if entry["n"] != n:
        found = {"n": n, "found": entry["n"]}
        sentence = gettext_noop("Entry %(n)s is missing or out of place: number %(found)s stands there.")
        return Refusal("entry_out_of_place", sentence, found)
    if entry["prev"] != prev:
        sentence = gettext_noop("Entry %(n)s does not follow the entry before it: the chain breaks here.")
        return Refusal("chain_broken", sentence, place)
    if not _matches_its_hash(entry):
        sentence = gettext_noop("Entry %(n)s was changed: its hash does not match what it says.")
        return Refusal("entry_changed", sentence, place)
    if entry["at"] < at:
        return Refusal("entry_too_early", gettext_noop("Entry %(n)s is older than the entry before it."), place)
    return None


def _has_its_parts(entry: Mapping[Any, Any]) -> bool:
    numbers = all(type(entry.get(key)) is int for key in ("n", "at"))
    return numbers and all(isinstance(entry.get(key), str) for key in ("kind", "prev", "hash"))


def _matches_its_hash(entry: Mapping[str, Any]) -> bool:
    # Normalizing would hide that the very bytes changed, so a checked entry must be in NFC already.
    try:
        return _is_nfc(entry) and entry_hash(entry) == entry["hash"]
    except (ValueError, RecursionError):
        return False


def _plain(value: object) -> object:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if value is None or type(value) in (int, bool):
        return value
    if isinstance(value, Mapping):
        plain = {_key(key): _plain(inner) for key, inner in value.items()}
        if len(plain) != len(value):
            raise ValueError("two keys are the same in NFC")
        return plain
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    raise ValueError(f"no canonical form for {type(value).__name__}")


def _key(key: object) -> str:
    if not isinstance(key, str):
        raise ValueError("a key is not a string")
    return unicodedata.normalize("NFC", key)


def _is_nfc(value: object) -> bool:
    if isinstance(value, str):
        return unicodedata.is_normalized("NFC", value)
    if isinstance(value, Mapping):
        return all(_is_nfc(key) and _is_nfc(inner) for key, inner in value.items())
    return not isinstance(value, (list, tuple)) or all(map(_is_nfc, value))
