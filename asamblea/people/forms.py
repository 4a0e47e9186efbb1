"""What an organizer types: a name to be called by, and a passphrase."""

from django import forms
from django.utils.translation import gettext, gettext_lazy

from asamblea.people.models import Organizer
from asamblea.rules import texts

SHORTEST, LONGEST = 10, 200
"""Characters of a passphrase."""


class OrganizerForm(forms.Form):
    """Makes an organizer; any name will do that nobody else here has."""

    name = forms.CharField(
        label=gettext_lazy("What shall we call you?"),
        help_text=gettext_lazy("Any name you like; it need not be your own. Only organizers see it."),
        max_length=60,
        widget=forms.TextInput({"autocomplete": "username"}),
    )
    passphrase = forms.CharField(
        label=gettext_lazy("Your passphrase"),
        help_text=gettext_lazy("At least 10 characters. Four words that only you would put together are good, and easy to keep."),
        max_length=LONGEST,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password", "minlength": SHORTEST}),
    )

    def clean_name(self) -> str:
        name = texts.clean(self.cleaned_data["name"], lines=False)
        if not name:
            raise forms.ValidationError(gettext("Write a name to be called by."))
        if Organizer.objects.filter(name__iexact=name).exists():
            raise forms.ValidationError(gettext("Another organizer has this name. Please add something to it."))
        return name

    def clean_passphrase(self) -> str:
        passphrase: str = self.cleaned_data["passphrase"]
        if len(passphrase) < SHORTEST:
            raise forms.ValidationError(gettext("A little longer, please: 10 characters keep strangers out of your assembly."))
        return passphrase


class SignInForm(forms.Form):
    """The name and the passphrase of an organizer who is here already."""

    name = forms.CharField(
        label=gettext_lazy("Your name here"), max_length=60, widget=forms.TextInput({"autocomplete": "username"})
    )
    passphrase = forms.CharField(
        label=gettext_lazy("Your passphrase"),
        max_length=LONGEST,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )

    def clean_name(self) -> str:
        return texts.clean(self.cleaned_data["name"], lines=False)
