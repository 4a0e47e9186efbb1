"""Who looks at a page of a meeting: an organizer, a role of the evening, a slip, or anyone."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from asamblea.meetings.models import RolePass
from asamblea.rules.refusal import Refusal
from asamblea.rules.words import gettext_noop
from asamblea.slips import public as slips
from asamblea.slips.public import Voice

PASS_ROLES = ("facilitator", "note-taker", "timekeeper", "interpreter", "translator", "door", "teller", "wall")
COOKIE_DAYS = 2


@dataclass(frozen=True)
class Viewer:
    """`role` is "" for somebody who leads nothing here; `voice` is their slip, if they hold one."""

    role: str
    voice: Voice | None = None
    refusal: Refusal | None = None

    def may(self, *roles: str) -> bool:
        """Return whether this person has one of these roles tonight; organizers have all."""
        return self.role == "organizer" or self.role in roles


def viewer(request: HttpRequest, meeting: str) -> Viewer:
    """Return who asks for this page."""
    held = slips.held(request.COOKIES.get("slip", ""), meeting)
    refusal = held if isinstance(held, Refusal) else None
    voice = held if isinstance(held, Voice) and held.seat else None
    return Viewer(role_of(request, meeting), voice, refusal)


def no_slip() -> Refusal:
    """Return the refusal of a phone that holds no slip of this meeting."""
    return Refusal("no_slip", gettext_noop("Your phone holds no slip of this meeting. Scan your slip again."))


def role_of(request: HttpRequest, meeting: str) -> str:
    """Return the role tonight, without looking at the slip."""
    if request.COOKIES.get("sessionid") and request.user.is_authenticated:
        return "organizer"
    return role_by_pass(request.COOKIES.get("pass", ""), meeting)


def role_by_pass(cookie: str, meeting: str) -> str:
    """Return the role that a pass cookie (`<meeting>.<code>`) gives in this meeting, or ""."""
    of, _, code = cookie.partition(".")
    if of != meeting or not code:
        return ""
    row = RolePass.objects.filter(meeting=meeting, code_hash=pass_hash(meeting, code), void=False).first()
    return row.role if row else ""


def new_pass(meeting: str, role: str, holder: str = "") -> str:
    """Make a link's code that gives `role` in this meeting; shown once, kept hashed.

    `holder` is how another room calls whom it gives the role to, so that it can take it back.
    """
    code = secrets.token_urlsafe(15)
    RolePass.objects.create(meeting_id=meeting, role=role, code_hash=pass_hash(meeting, code), holder=holder)
    return code


def take_back(holders: Sequence[str]) -> None:
    """Let the passes of these holders open nothing any more."""
    RolePass.objects.filter(holder__in=list(holders)).update(void=True)


def pass_hash(meeting: str, code: str) -> bytes:
    """Return what is stored of a pass."""
    return hashlib.sha256(f"asamblea pass\0{meeting}\0{code}".encode()).digest()
