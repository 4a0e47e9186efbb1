"""The translation desk: what waits, and one text side by side; take it, write, done, and the next is there."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, gettext_noop

from asamblea.glossary import public as glossary
from asamblea.languages import itself
from asamblea.meetings.acts.forms import Form, NotUnderstood, unknown_act
from asamblea.meetings.minutes import now_ms
from asamblea.meetings.pages.reading import form_of
from asamblea.meetings.words import refusal as in_words
from asamblea.rules import texts
from asamblea.rules.meeting.wording import Piece, key
from asamblea.rules.refusal import Refusal
from asamblea.rules.texts import Text
from asamblea.site import cookies
from asamblea.translating import fragments, memory, shown, taking, work
from asamblea.translating.desks import Desk
from asamblea.translating.pages import sent

DEVICE, SPEAKS = "translating", "translates"
"""Cookies: a secret of this device, so that what it took is found again; the languages that its person works in."""
DAYS = 2
OVER = ("same_translation", "unknown_text", "not_a_language_here")
"""Refusals after which there is nothing left to write."""


@dataclass(frozen=True)
class Place:
    """Somebody at a desk: their role, their device, the languages they work in (none chosen: all)."""

    desk: Desk
    role: str
    holder: bytes
    speaks: tuple[str, ...]

    def next(self) -> tuple[Piece, ...]:
        """Return what waits for somebody who works in these languages, in order."""
        waits = self.desk.waiting()
        return tuple(p for p in waits if not self.speaks or {p.lang, p.source["lang"]} <= set(self.speaks))

    def take(self, *pieces: Piece) -> Piece | None:
        """Take the first of these that nobody works at."""
        return taking.take(self.desk.key, self.holder, pieces, now_ms())

    def mine(self) -> tuple[Piece | None, int]:
        """Return what this device works at and until when it stays with it."""
        row = taking.held(self.desk.key, self.holder, now_ms())
        piece = self.desk.piece(row.of, row.lang) if row else None
        if row and piece and taking.words_hash(piece.source) != bytes(row.words):
            piece = self.take(piece)  # its words changed: it stays with who began, if nobody took the new ones
        return piece, row.until if row else 0


def page(request: HttpRequest, desk: Desk, role: str, url: str, around: dict[str, Any]) -> HttpResponse:
    """Show the desk at `url`, or do one of its acts; `around` is what stands around its page."""
    secret = request.COOKIES.get(DEVICE, "") or secrets.token_urlsafe(18)
    speaks = tuple(lang for lang in desk.languages if lang in request.COOKIES.get(SPEAKS, "").split("."))
    at = Place(desk, role, taking.holder_hash(desk.key, secret), speaks)
    around = {**around, "desk_url": url, "role": role, "desk": "translate", "most": sent.MOST}
    answer = _act(request, at, url, around) if request.method == "POST" else _shown(request, at, around)
    cookies.keep(answer, request, DEVICE, secret, DAYS)
    return answer


def _act(request: HttpRequest, at: Place, url: str, around: dict[str, Any]) -> HttpResponse:
    do = ""
    try:
        form = form_of(request)
        do = form.one("do")
        act = ACTS.get(do)
        said: str | Refusal = act(at, form) if act else unknown_act()
    except NotUnderstood as not_understood:
        said = not_understood.refusal
    if isinstance(said, Refusal) and do == "done" and said.code not in OVER:
        return _shown(request, at, around, said)
    if said:
        refused = isinstance(said, Refusal)
        (messages.error if refused else messages.success)(request, in_words(said) if isinstance(said, Refusal) else said)
    answer = redirect(url)
    if do == "speaks":
        cookies.keep(answer, request, SPEAKS, ".".join(form.many("speaks")), DAYS)
    return answer


def _take(at: Place, form: Form) -> str | Refusal:
    """Take the next text, or the one named."""
    named = at.desk.piece(form.one("of"), form.one("lang")) if form.one("of") else None
    pieces = (named,) if named else at.next()
    if at.take(*pieces) is None:
        return _nothing(named, pieces)
    at.desk.tell()
    return ""


def _nothing(named: Piece | None, pieces: tuple[Piece, ...]) -> Refusal:
    if pieces:
        return Refusal("taken", gettext_noop("Somebody works at it already."))
    return Refusal("nothing_waits", gettext_noop("Nothing waits in your languages now."))


def _done(at: Place, form: Form) -> str | Refusal:
    """Keep what was written as checked, and take the next."""
    written = sent.of(form)
    refusal = at.desk.check(written.of, written.seen, written.text, at.role)
    if refusal and refusal.code not in OVER:
        return refusal
    taking.give_back(at.desk.key, at.holder)
    at.take(*at.next())
    at.desk.tell()
    return refusal or " ".join((gettext("Everybody reads it now."), *_missing(at, written)))


def _missing(at: Place, written: sent.Sent) -> list[str]:
    """Return a sentence for each word of the glossary that the translation does not use."""
    sentence = gettext("“%(term)s” is called “%(word)s” here.")
    missing = glossary.missing_words(at.desk.assembly, written.seen, written.text)
    return [sentence % {"term": one.term, "word": one.word} for one in missing]


def _give_back(at: Place, form: Form) -> str:
    taking.give_back(at.desk.key, at.holder)
    at.desk.tell()
    return gettext("It waits for somebody else now.")


def _machine(at: Place, form: Form) -> str | Refusal:
    """Ask the assembly's own server for a draft of what this device works at."""
    from asamblea.channels import machine_translation as machine

    piece, _ = at.mine()
    if piece is None or not settings.TRANSLATE:
        return Refusal("nothing_taken", gettext_noop("Take a text first."))
    made = machine.draft(machine.Server(settings.TRANSLATE, settings.TRANSLATE_KEY), piece.source, piece.lang)
    read = made if isinstance(made, Refusal) else texts.read(made["text"], piece.lang, most=sent.MOST)
    if isinstance(read, Refusal):
        return read
    return at.desk.offer(piece, read, at.role) or ""


def _adopt(at: Place, form: Form) -> str | Refusal:
    """Say of everything that was checked at earlier meetings, for the very same words, that it holds."""
    found = known_before(at.desk)
    refusals = [at.desk.check(p.of, p.source, text, at.role) for p, text in found]
    at.desk.tell()
    return next((refusal for refusal in refusals if refusal), None) or gettext("Everybody reads it now.")


def known_before(desk: Desk) -> list[tuple[Piece, Text]]:
    """Return what waits although the assembly checked a translation of its very words before; one query."""
    waits = desk.waiting()
    made = memory.known(desk.assembly, [piece.source for piece in waits])
    found = ((piece, made.get((key(piece.source), piece.lang))) for piece in waits)
    return [(piece, one.text) for piece, one in found if one and one.is_checked]


def _speaks(at: Place, form: Form) -> str:
    return gettext("You get texts in these languages.")


def _shown(request: HttpRequest, at: Place, around: dict[str, Any], refused: Refusal | None = None) -> HttpResponse:
    piece, until = at.mine()
    typed, seen = None, ""
    if refused and (sent_piece := at.desk.piece(request.POST.get("of", ""), request.POST.get("lang", ""))):
        piece, typed, seen = sent_piece, request.POST.get("text", ""), request.POST.get("seen", "")
    offered = at.desk.piece(request.GET.get("of", ""), request.GET.get("to", ""))
    context = {
        **around,
        **fragments.waiting_context(at.desk),
        "work": work.of(at.desk, piece, typed, seen) if piece else None,
        "until": until,
        "refused": in_words(refused) if refused else "",
        "offered": shown.row(offered, at.desk.place(offered.of)) if offered and offered != piece else None,
        "speaks": [(lang, itself(lang), lang in at.speaks or not at.speaks) for lang in at.desk.languages],
        "known_before": len(known_before(at.desk)),
        "has_machine": bool(settings.TRANSLATE),
    }
    return render(request, "translating/desk.html", context, status=400 if refused else 200)


Act = Callable[[Place, Form], str | Refusal]
ACTS: dict[str, Act] = {
    "take": _take,
    "done": _done,
    "give-back": _give_back,
    "machine": _machine,
    "adopt": _adopt,
    "speaks": _speaks,
}
