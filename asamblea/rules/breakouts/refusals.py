"""Every way the assignment to groups says no, in plain words."""

from collections.abc import Mapping

from asamblea.rules.refusal import Refusal
from asamblea.rules.words import gettext_noop

SENTENCES: Mapping[str, str] = {
    "person_missing": gettext_noop("Each person needs a code of their own to be put in a group."),
    "person_twice": gettext_noop("“%(person)s” is here twice. Count each person once."),
    "language_twice": gettext_noop("“%(person)s”: the language “%(language)s” was named twice."),
    "pair_alike": gettext_noop("“%(person)s”: interpreting goes between two different languages."),
    "pair_unspoken": gettext_noop("“%(person)s” interprets “%(language)s” but does not speak it."),
    "with_self": gettext_noop("“%(person)s” wishes to stay with themselves. Name somebody else."),
    "groups_few": gettext_noop("Open at least one group; %(groups)s were asked for."),
    "groups_many": gettext_noop("%(groups)s groups were asked for, but only %(people)s people are here."),
    "labels_missing": gettext_noop("Nobody has named their table, block or topic yet, so groups cannot be made by it."),
    "nobody_speaks": gettext_noop("No group works in a language that “%(person)s” speaks. Find an interpreter for them."),
    "already_placed": gettext_noop("“%(person)s” is in group %(group)s already."),
    "search_failed": gettext_noop("The search for groups failed. Count off, or try again."),
    "wrong_people": gettext_noop("The groups are wrong: “%(person)s” is missing, unknown or there twice."),
    "wrong_numbers": gettext_noop("The groups are wrong: they are not numbered from 1."),
    "wrong_languages": gettext_noop("Group %(group)s is wrong: it cannot work in the languages it says."),
    "wrong_unserved": gettext_noop("The groups are wrong: they do not say rightly whether “%(person)s” is served."),
    "wrong_worth": gettext_noop("What the groups say of themselves is not what they are."),
    "wrong_bound": gettext_noop("The groups claim to be better than the best."),
}


def refuse(code: str, **params: str | int) -> Refusal:
    """Return the refusal of this code with its sentence."""
    return Refusal(code, SENTENCES[code], params)
