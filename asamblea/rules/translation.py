"""A translation of words somebody wrote."""

from dataclasses import dataclass

from asamblea.rules.texts import Text


@dataclass(frozen=True)
class Translation:
    """`text` says in its language what `source` says in another.

    A draft waits for a person who checks it; `is_machine` tells that nobody wrote it.
    `of` names what the words belong to (`rules.meeting.wording.texts_of`), `by` is a role of the evening,
    `at` unix ms.
    """

    of: str
    source: Text
    text: Text
    is_checked: bool
    is_machine: bool
    by: str
    at: int
