"""Who works at which words: of two people at a desk, each gets other ones.

The database holds the order: a row for the same words stands once, whoever asks first.
"""

import hashlib
from collections.abc import Iterable

from django.db import transaction

from asamblea.rules.meeting.wording import Piece
from asamblea.rules.texts import Text
from asamblea.translating.models import Taken

HELD_MS = 10 * 60_000
"""How long words stay with who took them; what is sent later still counts, unless somebody else was faster."""


def words_hash(text: Text) -> bytes:
    """Return under what the words of a source are found again, in whatever place they stand."""
    return hashlib.sha256(f"{text['lang']}\0{text['text']}".encode()).digest()


def holder_hash(desk: str, secret: str) -> bytes:
    """Return what is stored of a device that works at a desk."""
    return hashlib.sha256(f"asamblea translating\0{desk}\0{secret}".encode()).digest()


def take(desk: str, holder: bytes, pieces: Iterable[Piece], now: int) -> Piece | None:
    """Give the first of these pieces that nobody works at to `holder`, who gives back what they held before."""
    Taken.objects.filter(desk=desk, until__lte=now).delete()
    return next((piece for piece in pieces if _took(desk, holder, piece, now)), None)


def _took(desk: str, holder: bytes, piece: Piece, now: int) -> bool:
    row = Taken(desk=desk, words=words_hash(piece.source), lang=piece.lang, of=piece.of, holder=holder, until=now + HELD_MS)
    with transaction.atomic():
        Taken.objects.filter(desk=desk, holder=holder).delete()
        Taken.objects.bulk_create([row], ignore_conflicts=True)
        # Where somebody else's row stood already, ours was left out.
        return Taken.objects.filter(desk=desk, holder=holder, words=row.words, lang=row.lang).exists()


def held(desk: str, holder: bytes, now: int) -> Taken | None:
    """Return what this holder works at."""
    return Taken.objects.filter(desk=desk, holder=holder, until__gt=now).first()


def give_back(desk: str, holder: bytes) -> None:
    """Let others take what this holder worked at."""
    Taken.objects.filter(desk=desk, holder=holder).delete()


def at_work(desk: str, now: int) -> set[tuple[bytes, str]]:
    """Return the hash of words and the language of everything that somebody works at; one query."""
    rows = Taken.objects.filter(desk=desk, until__gt=now).values_list("words", "lang")
    return {(bytes(words), lang) for words, lang in rows}


def forget(desk: str) -> None:
    """Forget who works at a desk that is no more."""
    Taken.objects.filter(desk=desk).delete()
