"""What people write: an effort and what it takes, a pledge and what it offers."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from asamblea.efforts import words
from asamblea.efforts.models import Effort, Pledge
from asamblea.site.fields import Line, Lines

MOST_HOURS = 60
"""Hours a week that one person can promise; more would be a slip of the finger."""
MOST_PEOPLE = 1000
TEAM_HOURS = 10_000
REVIEW_DAYS = 90
"""After its next date an effort is looked at again, unless its team says otherwise."""
UNTIL = {"30": gettext_lazy("one month"), "90": gettext_lazy("three months"), "180": gettext_lazy("half a year")}


def number(label: Any, low: int, high: int, **more: Any) -> forms.IntegerField:
    """Return a field for a whole number that phones show a number pad for."""
    widget = forms.NumberInput({"inputmode": "numeric"})
    return forms.IntegerField(label=label, min_value=low, max_value=high, widget=widget, **more)


class EffortForm(forms.Form):
    """An effort as it is put before the room."""

    title = Line(label=gettext_lazy("What is it called?"), max_length=140)
    purpose = Lines(label=gettext_lazy("What is it for?"), max_length=2000, required=False)
    proposed_by = Line(label=gettext_lazy("Who proposes it?"), max_length=80, required=False)
    people_min = number(gettext_lazy("People at least"), 1, MOST_PEOPLE)
    people_max = number(gettext_lazy("People at most"), 1, MOST_PEOPLE)
    hours = number(gettext_lazy("Hours a week in all"), 0, TEAM_HOURS)
    hours_each = number(gettext_lazy("Hours a week for each, at least"), 0, MOST_HOURS, initial=1)
    weeks = number(gettext_lazy("For how many weeks? 0: without an end"), 0, 520, initial=0)
    needs = Lines(
        label=gettext_lazy("Languages and skills it needs, one a line"),
        help_text=gettext_lazy("Like: Korean = 2"),
        max_length=500,
        required=False,
    )
    times = forms.MultipleChoiceField(
        label=gettext_lazy("Possible times; tick none for any"),
        choices=list(words.SLOTS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def clean_needs(self) -> dict[str, int]:
        needs: dict[str, int] = {}
        for line in filter(None, map(str.strip, self.cleaned_data["needs"].split("\n"))):
            label, _, many = line.rpartition("=")
            if not label.strip() or not many.strip().isdecimal() or not 1 <= int(many) <= MOST_PEOPLE:
                raise forms.ValidationError(
                    gettext("“%(line)s”: write a language or skill, =, and how many people.") % {"line": line}
                )
            needs[words.ability_key(label)[:40]] = int(many)
        return needs

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        low, high, needs = said.get("people_min"), said.get("people_max"), said.get("needs")
        if low and high and low > high:
            self.add_error(
                "people_max", gettext("At most %(high)s people cannot be at least %(low)s.") % {"high": high, "low": low}
            )
        if high and needs and max(needs.values()) > high:
            self.add_error("needs", gettext("More people with one ability are needed than can take part."))
        return said


def needs_as_written(needs: Mapping[str, int]) -> str:
    """Return needs as the form's field holds them, in the reader's language."""
    return "\n".join(f"{words.ability(key)} = {many}" for key, many in needs.items())


class PledgeForm(forms.Form):
    """A pledge to the efforts that ask now; `choice-<number>` are added for each of them."""

    hours = number(
        gettext_lazy("How many hours a week can you give, in all?"),
        0,
        MOST_HOURS,
        required=False,
        error_messages={
            "max_value": gettext_lazy("Nobody has more than %(limit_value)s hours a week to give. How many are they?")
        },
    )
    until = forms.ChoiceField(
        label=gettext_lazy("For how long?"),
        help_text=gettext_lazy("Your pledge is erased afterwards."),
        choices=list(UNTIL.items()),
        initial="90",
    )
    shown_name = Line(
        label=gettext_lazy("How may your team call you?"),
        help_text=gettext_lazy("Only your team sees it. Any name will do, or none."),
        max_length=40,
        required=False,
    )
    contact = Line(
        label=gettext_lazy("How can your team reach you?"),
        help_text=gettext_lazy("Only your team sees it. Leave it empty and come to the next meeting instead."),
        max_length=80,
        required=False,
    )

    def __init__(self, efforts: Iterable[Effort], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.efforts = list(efforts)
        for effort in self.efforts:
            self.fields[f"choice-{effort.id}"] = forms.ChoiceField(
                choices=list(words.GLAD.items()), widget=forms.RadioSelect, required=False
            )
        self._tick("abilities", gettext_lazy("What can you bring?"), {a: words.ability(a) for a in abilities_asked(self.efforts)})
        self._tick("times", gettext_lazy("When can you? Tick none for any time."), times_asked(self.efforts))

    def _tick(self, name: str, label: Any, choices: Mapping[str, str]) -> None:
        """Add boxes to tick; only what some effort needs is asked of anyone."""
        if choices:
            self.fields[name] = forms.MultipleChoiceField(
                label=label, choices=list(choices.items()), widget=forms.CheckboxSelectMultiple, required=False
            )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        known = {f"choice-{effort.id}" for effort in self.efforts}
        if any(name.startswith("choice-") and value and name not in known for name, value in self.data.items()):
            raise forms.ValidationError(gettext("One of these efforts takes no pledges any more. Look at the others."))
        if self.errors:
            return said
        if not self.choices():
            raise forms.ValidationError(gettext("Choose at least one effort: gladly, I would, or a good idea."))
        said["hours"] = said.get("hours") or 0
        if any(self.choices().values()) and not said["hours"]:
            self.add_error("hours", gettext("Say how many hours a week you give to what you would do."))
        return said

    def choices(self) -> dict[str, int]:
        """Return what was said to each effort, by its number."""
        said = {str(e.id): self.cleaned_data.get(f"choice-{e.id}") for e in self.efforts}
        return {effort: int(choice) for effort, choice in said.items() if choice}

    def until_day(self, today: date) -> date:
        """Return the day after which the pledge is erased."""
        return today + timedelta(days=int(self.cleaned_data["until"]))

    @property
    def asked(self) -> list[tuple[Effort, forms.BoundField]]:
        """Each effort with the field that says what this person would do for it."""
        return [(effort, self[f"choice-{effort.id}"]) for effort in self.efforts]


def as_initial(pledge: Pledge) -> dict[str, Any]:
    """Return what the form shows of a pledge that was made before."""
    choices = {f"choice-{effort}": str(choice) for effort, choice in pledge.choices.items()}
    kept = {"hours": pledge.hours, "shown_name": pledge.shown_name, "contact": pledge.contact}
    return {**kept, "abilities": pledge.abilities, "times": pledge.times, **choices}


def abilities_asked(efforts: Iterable[Effort]) -> list[str]:
    """Return every ability that some effort needs, in the order they were first named."""
    return list(dict.fromkeys(ability for effort in efforts for ability in effort.needs))


def times_asked(efforts: Iterable[Effort]) -> dict[str, str]:
    """Return the times that some effort is bound to, in the order of the week."""
    wanted = {time for effort in efforts for time in effort.times}
    return {key: str(word) for key, word in words.SLOTS.items() if key in wanted}


class LessForm(forms.Form):
    """Fewer hours than were pledged, and a word to the team."""

    hours = number(gettext_lazy("Hours a week from now on"), 0, MOST_HOURS)
    word = Line(label=gettext_lazy("A word to your team"), max_length=200)


class TeamForm(forms.Form):
    """What a team needs to begin: who carries it, the first task, the next date, when it is looked at again."""

    owner = Line(
        label=gettext_lazy("Who carries it"),
        help_text=gettext_lazy("A role, or a name only if that person agreed to show it."),
        max_length=80,
    )
    first_task = Line(label=gettext_lazy("The first task"), max_length=300)
    next_date = forms.DateField(label=gettext_lazy("The next date"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    review = forms.DateField(
        label=gettext_lazy("Look at it again on"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("next_date") and not said.get("review"):
            said["review"] = said["next_date"] + timedelta(days=REVIEW_DAYS)
        return said
