"""Requests that a provider sends: who signed them, and the five fields that are read.

A provider adds city, postal code, state, country and the caller's name. They are dropped here: nothing after this
module sees them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import phonenumbers
from twilio.request_validator import RequestValidator

HEADER = "X-Twilio-Signature"


@dataclass(frozen=True)
class Text:
    """A text message; `sender` and `to` are E.164, or "" for a number that nobody can be reached at (a short code)."""

    sender: str
    to: str
    body: str
    id: str


@dataclass(frozen=True)
class Call:
    """A moment of a call: it began, or `digits` were pressed."""

    caller: str
    to: str
    digits: str
    id: str


def is_signed(token: str, url: str, fields: Mapping[str, str], signature: str) -> bool:
    """Return whether who knows `token` sent these fields to `url`, as the world calls it (not as a proxy does)."""
    return bool(token) and bool(RequestValidator(token).validate(url, dict(fields), signature))


def signature(token: str, url: str, fields: Mapping[str, str]) -> str:
    """Return the signature of these fields, for the header `HEADER`."""
    return str(RequestValidator(token).compute_signature(url, dict(fields)))


def text(fields: Mapping[str, str], region: str) -> Text:
    """Return the text message of a request; numbers without a country code are of `region` (ISO 3166, "US")."""
    to, body = number(fields.get("To", ""), region), fields.get("Body", "")
    return Text(number(fields.get("From", ""), region), to, body, fields.get("MessageSid", ""))


def call(fields: Mapping[str, str], region: str) -> Call:
    """Return the moment of a call; a caller who withholds the number has none."""
    to, digits = number(fields.get("To", ""), region), fields.get("Digits", "")
    return Call(number(fields.get("From", ""), region), to, digits[:32], fields.get("CallSid", ""))


def number(written: str, region: str) -> str:
    """Return a telephone number in E.164, "" for what is none."""
    try:
        read = phonenumbers.parse(written[:40], region)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(read) or not phonenumbers.is_valid_number(read):
        return ""
    return str(phonenumbers.format_number(read, phonenumbers.PhoneNumberFormat.E164))


def as_read(e164: str) -> str:
    """Return a number as people write it down, with its country code; "" stays ""."""
    if not e164:
        return ""
    return str(phonenumbers.format_number(phonenumbers.parse(e164), phonenumbers.PhoneNumberFormat.INTERNATIONAL))
