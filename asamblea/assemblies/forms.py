"""How an assembly begins: its name, its languages, its clock, and its first evening."""

import zoneinfo
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext, gettext_lazy

from asamblea.assemblies import zones
from asamblea.meetings.public import EveningForm
from asamblea.site.fields import Line


class StartForm(EveningForm):
    """An assembly and its first meeting on one page."""

    name = Line(
        label=gettext_lazy("What is your assembly called?"),
        help_text=gettext_lazy("A neighborhood, a street, a school: as people there would say it."),
        max_length=80,
    )
    zone = forms.CharField(
        label=gettext_lazy("Time zone"),
        help_text=gettext_lazy("The clock on your wall: continent and city."),
        max_length=64,
        widget=forms.TextInput({"list": "zones", "autocomplete": "off"}),
    )

    field_order = ("name", "languages", "first", "zone", "title", "day", "hour", "place")

    def clean_zone(self) -> str:
        name = self.cleaned_data["zone"].strip()
        if name not in zoneinfo.available_timezones():
            raise forms.ValidationError(
                gettext("No such time zone is known. Choose one from the list, like America/Los_Angeles.")
            )
        return name

    @property
    def tz(self) -> ZoneInfo:
        """The zone that was chosen."""
        return ZoneInfo(self.cleaned_data["zone"])


def beginning(lang: str) -> dict[str, object]:
    """Return what the form suggests to somebody who reads `lang`."""
    return {"languages": [lang], "first": lang, "zone": zones.here(), "title": gettext("Our first assembly"), "hour": "18:30"}
