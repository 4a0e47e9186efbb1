"""Who may post here: the provider, by its signature; and only where a telephone is set up."""

import pytest
from django.test import Client

from asamblea.channels.telephone import incoming
from asamblea.channels.telephone.pretend import NotTaken, call_fields, message_fields, new_id
from asamblea.telephone import setup
from tests.telephone.conftest import CARMEN, OURS, PUBLIC, TOKEN

FIELDS = {
    "/telephone/text/": message_fields(CARMEN, OURS, "HELP", "SM1"),
    "/telephone/call/": call_fields(CARMEN, OURS, "CA1", ""),
}


@pytest.mark.parametrize("path", FIELDS)
def test_a_request_without_the_providers_signature_is_refused(room, provider, path):
    for signature in ("", "RSOYDt4T1cUTdK1PDd93/VVr8B8=", incoming.signature("another", PUBLIC + path, FIELDS[path])):
        with pytest.raises(NotTaken, match="403 This request is not signed"):
            provider.post(path, FIELDS[path], signature)


def test_one_changed_word_breaks_the_signature(room, provider):
    fields = message_fields(CARMEN, OURS, f"JOIN {room.slip()}", new_id("SM"))
    signed = incoming.signature(TOKEN, f"{PUBLIC}/telephone/text/", fields)
    with pytest.raises(NotTaken, match="403"):
        provider.post("/telephone/text/", {**fields, "From": "+12135550199"}, signed)
    assert room.state.present == frozenset()


@pytest.mark.parametrize("path", FIELDS)
def test_where_no_telephone_is_set_up_nothing_is_there(room, provider, settings, path):
    for lacking in ("TELEPHONE", "TELEPHONE_TOKEN", "PUBLIC_URL"):
        before = getattr(settings, lacking)
        setattr(settings, lacking, "")
        with pytest.raises(NotTaken, match="404 The telephone is not set up here"):
            provider.post(path, FIELDS[path])
        setattr(settings, lacking, before)


def test_looking_at_the_address_shows_nothing(room, provider):
    assert Client().get("/telephone/text/").status_code == 405


@pytest.mark.parametrize(
    ("lacking", "value", "sentence"),
    [
        ("TELEPHONE_TOKEN", "", "ASAMBLEA_TELEPHONE_TOKEN"),
        ("PUBLIC_URL", "", "ASAMBLEA_PUBLIC_URL"),
        ("TELEPHONE_KEYS", None, "asamblea telephone keys"),
    ],
)
def test_a_telephone_that_lacks_a_secret_does_not_start(provider, settings, tmp_path, lacking, value, sentence):
    assert setup.lacks() == ""
    setattr(settings, lacking, tmp_path / "empty" if value is None else value)
    assert sentence in setup.lacks()
    settings.TELEPHONE = False
    assert setup.lacks() == ""
