"""Times, abilities, gladness and proof in the reader's language."""

from collections.abc import Iterable

from django.utils.dates import WEEKDAYS
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy, pgettext_lazy

from asamblea import languages
from asamblea.languages import CODES
from asamblea.meetings import plans
from asamblea.rules import texts

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
PARTS = {
    "morning": gettext_lazy("morning"),
    "afternoon": gettext_lazy("afternoon"),
    "evening": gettext_lazy("evening"),
}
SLOTS = {f"{day}-{part}": format_lazy("{} {}", WEEKDAYS[n], word) for n, day in enumerate(DAYS) for part, word in PARTS.items()}
"""Times of a week as efforts and pledges name them; each can be ticked on paper as well."""
SPELLINGS = {texts.folded(languages.named(code, reader)): code for code in CODES for reader in CODES}
"""A language by its names in every language, without case and accents."""
GLAD = {
    3: pgettext_lazy("pledge", "Gladly"),
    2: pgettext_lazy("pledge", "I would"),
    0: pgettext_lazy("pledge", "Good idea, not me"),
    "": pgettext_lazy("pledge", "No"),
}
"""What a pledge says to an effort; agreeing is not doing."""


def ability(key: str) -> str:
    """Return an ability as the reader knows it."""
    return plans.ability_words(key)


def ability_key(written: str) -> str:
    """Return the key of an ability however it was written: “Coreano” and “한국어” are the same."""
    label = " ".join(written.split()).casefold()
    return SPELLINGS.get(texts.folded(label), label)


def slots(keys: Iterable[str]) -> list[str]:
    """Return times in words, in the order of the week."""
    wanted = set(keys)
    return [str(words) for key, words in SLOTS.items() if key in wanted]
