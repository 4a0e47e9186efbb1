"""Who sits in which group: by counting off, or by language. Never by liking.

Counting off gives each neighbor the next number, as they came in: those who came together sit apart.
By language everyone in a group understands its language.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from asamblea.rules.refusal import Refusal
from asamblea.rules.words import gettext_noop

Seats = tuple[int, ...]


def counting_off(seats: Iterable[int], groups: int) -> list[Seats] | Refusal:
    """Return the seats of each group; sizes differ by one at most."""
    in_order = sorted(seats)
    return _too_few(groups, len(in_order)) or [tuple(in_order[n::groups]) for n in range(groups)]


def by_language(languages: Mapping[int, str], groups: int) -> list[tuple[str, Seats]] | Refusal:
    """Return (language, seats) of each group; `languages` are those of the seats, "" where not known.

    Each language gets a group, and the largest ones those that are left, so that sizes are as even as
    languages allow. Who has no known language joins the smallest groups.
    """
    refusal = _too_few(groups, len(languages))
    if refusal:
        return refusal
    spoken = {lang: [s for s in sorted(languages) if languages[s] == lang] for lang in sorted({*languages.values()} - {""})}
    if not spoken:
        return Refusal("no_language_known", gettext_noop("Nobody’s language is known here. Count off instead."))
    share = _shares({lang: len(seats) for lang, seats in spoken.items()}, groups)
    if isinstance(share, Refusal):
        return share
    made = [(lang, seats[n :: share[lang]]) for lang, seats in spoken.items() for n in range(share[lang])]
    for seat in sorted(s for s, lang in languages.items() if not lang):
        min(made, key=lambda one: len(one[1]))[1].append(seat)
    return [(lang, tuple(sorted(seats))) for lang, seats in made]


def _shares(people: Mapping[str, int], groups: int) -> Mapping[str, int] | Refusal:
    """Return how many groups each language gets: one more, each time, where groups are largest."""
    if len(people) > groups:
        return Refusal(
            "more_languages_than_groups",
            gettext_noop("People here speak %(languages)s languages: open as many groups, or count off."),
            {"languages": len(people)},
        )
    share = dict.fromkeys(people, 1)
    for _ in range(groups - len(people)):
        open_to = [lang for lang in people if share[lang] < people[lang]]
        if not open_to:
            return not_enough()
        share[max(open_to, key=lambda lang: Fraction(people[lang], share[lang]))] += 1
    return share


def _too_few(groups: int, people: int) -> Refusal | None:
    return None if 2 <= groups <= people else not_enough()


def not_enough() -> Refusal:
    """Return the refusal of fewer than two groups, or of an empty one."""
    return Refusal("too_few_people", gettext_noop("Open at least two groups, each with somebody in it."))
