"""Whose pledge a request is about: the slip it holds tonight, or the one it pledged with before.

Nobody has an account. The code of the slip is the key, as long as the pledge stands; a phone that
pledged keeps it in a cookie, and whoever has only the paper types it.
"""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from asamblea.efforts.models import Pledge
from asamblea.meetings.viewer import no_slip, viewer
from asamblea.rules import slips
from asamblea.rules.refusal import Refusal
from asamblea.rules.words import gettext_noop
from asamblea.site import cookies, guessing

COOKIE = "pledge"
COOKIE_DAYS = 200


@dataclass(frozen=True)
class Key:
    """The hash that a pledge is kept under, and the code it is made of; the code is never stored."""

    assembly: str
    code: str

    @property
    def hash(self) -> bytes:
        return slips.pledge_hash(self.assembly, self.code)

    def pledge(self) -> Pledge | None:
        """Return the pledge kept under this key."""
        return Pledge.objects.filter(assembly=self.assembly, key_hash=self.hash).first()


def tonight(request: HttpRequest, assembly: str, meeting: str) -> Key | Refusal:
    """Return the key of who is in the room with this phone: of an earlier pledge if there is one, else of the slip."""
    who = viewer(request, meeting)
    held = slips.read_cookie(request.COOKIES.get("slip", ""))
    if who.voice is None or held is None:
        return who.refusal or no_slip()
    earlier = before(request, assembly)
    return earlier if earlier and earlier.pledge() else Key(assembly, held.code)


def before(request: HttpRequest, assembly: str) -> Key | None:
    """Return the key this phone pledged with, if it did."""
    of, _, code = request.COOKIES.get(COOKIE, "").partition(".")
    normal = slips.normal(code) if of == assembly and code else None
    return Key(assembly, normal) if isinstance(normal, str) else None


def typed(request: HttpRequest, assembly: str, written: str) -> Key | Refusal:
    """Return the key of a code typed from paper, if a pledge is kept under it; guessing is slowed."""
    code = slips.normal(written[:80])
    if isinstance(code, Refusal):
        return code
    key = Key(assembly, code)
    if key.pledge() is None:
        unknown = gettext_noop("No pledge is kept under this code. Please look at it again, letter by letter.")
        return guessing.wrong(request) or Refusal("no_pledge", unknown)
    return key


def remember(answer: HttpResponse, request: HttpRequest, key: Key) -> None:
    """Let this phone come back to its pledge."""
    cookies.keep(answer, request, COOKIE, f"{key.assembly}.{key.code}", COOKIE_DAYS)
