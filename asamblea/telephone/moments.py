"""A moment of a call: who is at which step, and what is said there."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from asamblea.channels.telephone import incoming
from asamblea.languages import CODES
from asamblea.meetings.words import refusal as in_words
from asamblea.rules.refusal import Refusal
from asamblea.telephone import keeping
from asamblea.telephone.keeping import Held
from asamblea.telephone.saying import Piece, ours


@dataclass(frozen=True)
class Moment:
    """A caller at a step; `asked` is what its address said: lang, n, v (a vote), k (keys pressed for it), then."""

    call: incoming.Call
    asked: dict[str, str] = field(default_factory=dict)

    @property
    def digits(self) -> str:
        return self.call.digits

    @cached_property
    def slip(self) -> Held | Refusal | None:
        return keeping.held(self.call.caller) if self.call.caller else None

    @property
    def held(self) -> Held | None:
        return self.slip if isinstance(self.slip, Held) else None

    def url(self, at: str, **more: str) -> str:
        """Return the address of the next step."""
        steps = self.asked.get("n", "0")
        n = int(steps) + 1 if steps.isdecimal() else 1
        said = {"lang": translation.get_language() or CODES[0], "n": str(n), **more}
        return f"{reverse('telephone-call-at', args=[at])}?{urlencode(said)}"


@dataclass(frozen=True)
class Said:
    """What is said, and the step that the next keys go to; `many` keys, None until #."""

    pieces: Sequence[Piece]
    url: str
    many: int | None = 1


def after(moment: Moment, *said: Piece) -> Said:
    """Say what came of an act, and how to go on."""
    return Said([*said, ours(gettext("For the menu, press 0."))], moment.url("chosen"))


def sentence(refused: Refusal) -> Piece:
    """Return why something was not done, in the caller's language."""
    return ours(in_words(refused))
