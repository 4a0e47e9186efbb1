"""A term as an organizer writes it: a word for each language, and what it means."""

from django import forms
from django.utils.translation import gettext_lazy

from asamblea import languages
from asamblea.rules.glossary import MOST_CHARACTERS
from asamblea.site.fields import Lines

MOST_NOTE = 300


class TermForm(forms.Form):
    """`word-<lang>` for each language of the program; `rules.glossary` says whether they can stand."""

    note = Lines(
        label=gettext_lazy("What it means"),
        help_text=gettext_lazy("For interpreters and translators. Everybody can read it."),
        max_length=MOST_NOTE,
        required=False,
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for lang in languages.CODES:
            widget = forms.TextInput({"lang": lang, "dir": "auto", "maxlength": MOST_CHARACTERS, "autocomplete": "off"})
            self.fields[f"word-{lang}"] = forms.CharField(label=languages.itself(lang), required=False, widget=widget)

    def words(self) -> dict[str, str]:
        """Return what was typed, by language."""
        return {lang: self.cleaned_data[f"word-{lang}"] for lang in languages.CODES}

    def word_fields(self) -> list[forms.BoundField]:
        """Return the fields of the words, for the page."""
        return [self[f"word-{lang}"] for lang in languages.CODES]
