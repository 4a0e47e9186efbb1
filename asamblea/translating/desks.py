"""The two desks: of an evening, whose translations stand in its minutes, and of what an assembly has beside them.

Both know what waits, and keep what somebody wrote or checked; pages work at either without a difference.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from asamblea.assemblies.public import AssemblyCard
from asamblea.meetings import public as meetings
from asamblea.meetings.minutes import now_ms
from asamblea.rules.meeting import translations, wording
from asamblea.rules.meeting.state import State
from asamblea.rules.meeting.translations import CheckTranslation, DraftTranslation
from asamblea.rules.meeting.wording import Piece
from asamblea.rules.refusal import Refusal
from asamblea.rules.texts import Text
from asamblea.rules.translation import Translation
from asamblea.translating import memory, shown
from asamblea.translating.waiting import people, waiting


class Desk(Protocol):
    """`key` is what its rows are kept under, `assembly` whose words it keeps to."""

    @property
    def key(self) -> str: ...
    @property
    def assembly(self) -> str: ...
    @property
    def languages(self) -> Sequence[str]: ...
    def waiting(self) -> tuple[Piece, ...]:
        """Return what lacks a checked translation, what is waited for most first."""

    def piece(self, of: str, lang: str) -> Piece | None:
        """Return one text with its translation into `lang`; None where it is not to be translated."""

    def place(self, of: str) -> str:
        """Return in the reader's language what the words belong to."""

    def check(self, of: str, seen: Text, text: Text, role: str) -> Refusal | None:
        """Keep a translation that a person checked, or say why not."""

    def offer(self, piece: Piece, text: Text, role: str) -> Refusal | None:
        """Keep what a machine wrote, for the desk only."""

    def tell(self) -> None:
        """Tell the others at the desk that something of it changed."""


@dataclass
class MeetingDesk:
    """The desk of an evening; `state` is that after its own last act."""

    state: State

    @property
    def key(self) -> str:
        return f"m/{self.state.id}"

    @property
    def assembly(self) -> str:
        return self.state.assembly

    @property
    def languages(self) -> Sequence[str]:
        return self.state.languages

    def waiting(self) -> tuple[Piece, ...]:
        return waiting(self.state, self.people)

    @cached_property
    def people(self) -> dict[str, int]:
        """How many in the room chose each language."""
        return people(self.state)

    def piece(self, of: str, lang: str) -> Piece | None:
        return wording.piece(self.state, of, lang) if lang in self.languages else None

    def place(self, of: str) -> str:
        return shown.place(self.state, of)

    def check(self, of: str, seen: Text, text: Text, role: str) -> Refusal | None:
        done = meetings.append(self.state.id, CheckTranslation(of, seen, text), role, tell="all")
        if isinstance(done, Refusal):
            return done
        self.state = done.state
        return None

    def offer(self, piece: Piece, text: Text, role: str) -> Refusal | None:
        command = DraftTranslation(piece.of, piece.source, text, is_machine=True)
        done = meetings.append(self.state.id, command, role)
        return done if isinstance(done, Refusal) else None

    def tell(self) -> None:
        meetings.tell_again(self.state.id, ())


Texts = Callable[[str], Mapping[str, tuple[str, Text]]]
"""assembly -> {what it belongs to: (that in the reader's language, the words)}"""
_rooms: list[Texts] = []


def texts_beside(texts: Texts) -> None:
    """From now on translate also what `texts` gives for an assembly: texts that stand in no meeting."""
    _rooms.append(texts)


@dataclass
class AssemblyDesk:
    """The desk of an assembly, for texts that stand in no meeting; nobody waits in a room for these."""

    card: AssemblyCard

    @property
    def key(self) -> str:
        return f"a/{self.card.slug}"

    @property
    def assembly(self) -> str:
        return self.card.slug

    @property
    def languages(self) -> Sequence[str]:
        return self.card.languages

    @cached_property
    def texts(self) -> dict[str, tuple[str, Text]]:
        """What stands outside of meetings."""
        return {of: found for texts in _rooms for of, found in texts(self.card.slug).items() if found[1]["text"]}

    @cached_property
    def _pieces(self) -> dict[tuple[str, str], Piece]:
        return {(piece.of, piece.lang): piece for piece in self._read()}

    def _read(self) -> Iterator[Piece]:
        made = memory.known(self.assembly, [text for _, text in self.texts.values()])
        before = memory.before(self.assembly, self.texts)
        for of, (_, text) in self.texts.items():
            for lang in self.languages:
                if lang != text["lang"]:
                    earlier = before.get((of, lang))
                    stale = earlier if earlier and earlier.source != text else None
                    yield Piece(of, text, lang, 0, made.get((wording.key(text), lang)), stale)

    def waiting(self) -> tuple[Piece, ...]:
        return tuple(piece for piece in self._pieces.values() if not (piece.draft and piece.draft.is_checked))

    def piece(self, of: str, lang: str) -> Piece | None:
        return self._pieces.get((of, lang))

    def place(self, of: str) -> str:
        return self.texts[of][0] if of in self.texts else ""

    def check(self, of: str, seen: Text, text: Text, role: str) -> Refusal | None:
        refusal = self._refused(of, CheckTranslation(of, seen, text))
        if refusal is None:
            self._keep(Translation(of, seen, text, True, False, role, now_ms()))
        return refusal

    def offer(self, piece: Piece, text: Text, role: str) -> Refusal | None:
        refusal = self._refused(piece.of, DraftTranslation(piece.of, piece.source, text))
        if refusal is None:
            self._keep(Translation(piece.of, piece.source, text, False, True, role, now_ms()))
        return refusal

    def _keep(self, made: Translation) -> None:
        memory.keep(self.assembly, made)
        self.__dict__.pop("_pieces", None)  # what was read before is old

    def _refused(self, of: str, command: CheckTranslation | DraftTranslation) -> Refusal | None:
        found = self.texts.get(of)
        return translations.refused(found[1] if found else None, self.languages, command)

    def tell(self) -> None:
        """Nobody listens here: the desk has no stream."""
