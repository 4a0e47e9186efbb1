"""What an organizer says of an evening that is planned: when, where, in which languages."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy

from asamblea.languages import SPOKEN
from asamblea.site.fields import Line


class EveningForm(forms.Form):
    """Date and hour are those of the assembly's clock; the language chosen first leads on paper and wall."""

    title = Line(label=gettext_lazy("What is the evening called?"), max_length=140)
    day = forms.DateField(label=gettext_lazy("Day"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    hour = forms.TimeField(label=gettext_lazy("Hour"), widget=forms.TimeInput({"type": "time"}, format="%H:%M"))
    place = Line(
        label=gettext_lazy("Place"),
        help_text=gettext_lazy("As neighbors know it. It is printed on the slips and the poster."),
        max_length=120,
        required=False,
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages of the room"),
        choices=list(SPOKEN.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    first = forms.ChoiceField(
        label=gettext_lazy("Which one is spoken most?"),
        choices=list(SPOKEN.items()),
        required=False,
    )

    def clean_day(self) -> object:
        day = self.cleaned_data["day"]
        # A day of grace: the assembly may live west of this machine's clock.
        if day < timezone.now().date() - timedelta(days=1):
            raise forms.ValidationError(gettext("This day has passed."))
        return day

    def ordered_languages(self) -> Sequence[str]:
        """Return the languages ticked, the one most spoken first."""
        first = self.cleaned_data["first"]
        ticked = self.cleaned_data["languages"]
        return [first, *(lang for lang in ticked if lang != first)] if first else ticked

    def starts_at(self, zone: ZoneInfo) -> datetime:
        """Return when the evening begins, in this zone."""
        return datetime.combine(self.cleaned_data["day"], self.cleaned_data["hour"], zone)
