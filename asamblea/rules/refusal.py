"""What the rules answer when an act is not possible now."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Refusal:
    """Why nothing was changed.

    `code` is stable and machine-readable; `sentence` is the English message with
    `%(name)s` places for `params`, the very string the catalogues translate.
    """

    code: str
    sentence: str
    params: Mapping[str, str | int] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.sentence % self.params if self.params else self.sentence
