"""Whether the telephone is on, and what it lacks."""

from django.conf import settings

from asamblea.rules.refusal import Refusal
from asamblea.rules.words import gettext_noop
from asamblea.telephone import keys


def is_on() -> bool:
    """Return whether texts and calls are taken: switched on, with the secret that signs them and the site's address."""
    return bool(settings.TELEPHONE and settings.TELEPHONE_TOKEN and settings.PUBLIC_URL)


def off() -> Refusal:
    """Return the refusal of what needs a telephone where there is none."""
    return Refusal("no_telephone", gettext_noop("The telephone is not set up here."))


def lacks() -> str:
    """Return why a telephone that is switched on cannot start, "" when it can, or is off."""
    if not settings.TELEPHONE:
        return ""
    if not settings.TELEPHONE_TOKEN:
        return "ASAMBLEA_TELEPHONE is 1, but ASAMBLEA_TELEPHONE_TOKEN is not set: anyone could send texts and calls in other people's name."
    if not settings.PUBLIC_URL.startswith(("https://", "http://")):
        return "ASAMBLEA_TELEPHONE is 1, but ASAMBLEA_PUBLIC_URL is not an address: signatures cannot be checked without it."
    missing = keys.missing()
    if missing:
        return f"ASAMBLEA_TELEPHONE is 1, but {' and '.join(missing)} are not in {settings.TELEPHONE_KEYS}. Make them: asamblea telephone keys"
    return ""
