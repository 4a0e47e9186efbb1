"""What an interpreter says of themselves."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from asamblea.interpreters.models import Interpreter
from asamblea.languages import HEARD
from asamblea.rules.interpreters import Way, ways
from asamblea.site.fields import Line

PAIRS = (1, 2, 3)
"""Pairs of languages that the form takes."""
LANGUAGES = [("", "–"), *HEARD.items()]
BOTH, ONE = "both", "one"


class InviteForm(forms.Form):
    """How the organizers call somebody until they say it themselves."""

    name = Line(
        label=gettext_lazy("A first name or nickname"),
        help_text=gettext_lazy("No family name. They can change it. We keep no telephone and no address."),
        max_length=40,
    )


class InterpreterForm(forms.Form):
    """Name, up to three pairs of languages, usual hours, and need of rest."""

    name = Line(
        label=gettext_lazy("What we call you"),
        help_text=gettext_lazy("A first name or a nickname. The organizers see it; in the room only if you choose it there too."),
        max_length=40,
    )
    hours = Line(
        label=gettext_lazy("When you can usually come"),
        help_text=gettext_lazy("A few words, for example: evenings after seven, not on Sundays."),
        max_length=120,
        required=False,
    )
    rest = forms.IntegerField(
        label=gettext_lazy("Minutes after which you need a rest"),
        help_text=gettext_lazy("Two take turns, mostly every 20 to 30 minutes."),
        min_value=5,
        max_value=90,
        initial=25,
        error_messages={
            "required": gettext_lazy("Write minutes from 5 to 90."),
            "invalid": gettext_lazy("Write minutes from 5 to 90."),
            "min_value": gettext_lazy("Write minutes from 5 to 90."),
            "max_value": gettext_lazy("Write minutes from 5 to 90."),
        },
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for n in PAIRS:
            for side, label in (("from", gettext_lazy("One language")), ("to", gettext_lazy("The other language"))):
                self.fields[f"{side}{n}"] = forms.ChoiceField(label=label, choices=LANGUAGES, required=False)
            choices = [(BOTH, gettext_lazy("both ways")), (ONE, gettext_lazy("only from the first into the second"))]
            self.fields[f"how{n}"] = forms.ChoiceField(label=gettext_lazy("Which way"), choices=choices, required=False)

    def pairs(self) -> list[tuple[Any, Any, Any]]:
        """Return the fields of each pair."""
        return [(self[f"from{n}"], self[f"to{n}"], self[f"how{n}"]) for n in PAIRS]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        for n in PAIRS:
            one, other = said.get(f"from{n}"), said.get(f"to{n}")
            if one and one == other:
                self.add_error(f"to{n}", gettext_lazy("Choose two different languages: you go from one to the other."))
            elif bool(one) != bool(other):
                self.add_error(f"to{n}", gettext_lazy("Choose the two languages you interpret between."))
        if not self.errors and not any(said.get(f"from{n}") for n in PAIRS):
            self.add_error("from1", gettext_lazy("Choose the two languages you interpret between."))
        return said

    def said(self) -> dict[str, object]:
        """Return the fields of the row."""
        given = self.cleaned_data
        made: dict[Way, None] = {}
        for n in PAIRS:
            if given[f"from{n}"]:
                pair = given[f"from{n}"], given[f"to{n}"]
                made.update(dict.fromkeys(ways(pair, both=given[f"how{n}"] != ONE)))
        return {"name": given["name"], "hours": given["hours"], "rest": given["rest"], "ways": [list(way) for way in made]}


def as_initial(row: Interpreter) -> dict[str, object]:
    """Return the fields that a form begins with."""
    there, initial = {(a, b) for a, b in row.ways}, {"name": row.name, "hours": row.hours, "rest": row.rest}
    pairs = [(a, b) for a, b in row.ways if (b, a) not in there or a < b]
    for n, (a, b) in zip(PAIRS, pairs, strict=False):
        initial |= {f"from{n}": a, f"to{n}": b, f"how{n}": BOTH if (b, a) in there else ONE}
    return initial
