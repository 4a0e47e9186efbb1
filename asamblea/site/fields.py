"""Form fields for words that people write."""

from django import forms

from asamblea.rules import texts


class Line(forms.CharField):
    """One line of somebody's words, without characters that disguise text."""

    def to_python(self, value: object) -> str:
        return texts.clean(str(value or ""), lines=False)


class Lines(forms.CharField):
    """Some lines of somebody's words."""

    widget = forms.Textarea({"rows": 4})

    def to_python(self, value: object) -> str:
        return texts.clean(str(value or ""))
