"""A telephone that is switched on, and a provider that signs its requests to it."""

from collections.abc import Mapping
from urllib.parse import urljoin

import pytest
from django.test import Client

from asamblea.channels.telephone import incoming
from asamblea.channels.telephone.pretend import NotTaken, Provider
from asamblea.telephone import keys
from tests.meetings.conftest import no_guesses, room, urn_of_this_database  # noqa: F401

OURS, CARMEN, ROSA, MINJI = "+12135550100", "+12135550123", "+12135550124", "+12135550125"
PUBLIC, TOKEN = "https://asamblea.example", "a-secret-of-the-provider"


class Here(Provider):
    """Posts to this process instead of a server."""

    def post(self, path: str, fields: Mapping[str, str], signature: str | None = None) -> str:
        signed = incoming.signature(self.token, urljoin(self.public, path), fields) if signature is None else signature
        answer = Client().post(path, dict(fields), headers={incoming.HEADER: signed})
        if answer.status_code != 200:
            raise NotTaken(f"{answer.status_code} {answer.content.decode()}")
        return answer.content.decode()

    def says(self, sender: str, body: str, sid: str = "") -> str:
        """Send a text message and return the one message that comes back."""
        (said,) = self.text(sender, body, sid)
        return said


def switched_on(settings, folder) -> None:
    settings.TELEPHONE, settings.TELEPHONE_TOKEN, settings.PUBLIC_URL = True, TOKEN, PUBLIC
    settings.TELEPHONE_NUMBER, settings.TELEPHONE_KEYS = OURS, folder
    keys.make()


@pytest.fixture
def provider(settings, tmp_path) -> Here:
    switched_on(settings, tmp_path / "telephone")
    return Here(PUBLIC, PUBLIC, TOKEN, OURS)
