from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from asamblea.live.guesses import MOST, Guesses
from asamblea.people import public as people
from asamblea.people.models import Organizer, OrganizerLink
from asamblea.site import guessing

PASSPHRASE = "cuatro gatos en la azotea"


@pytest.fixture(autouse=True)
def no_guesses(monkeypatch):
    monkeypatch.setattr(guessing, "_guesses", Guesses())


@pytest.fixture
def rosa(db) -> Organizer:
    rosa = Organizer(name="Rosa")
    rosa.set_password(PASSPHRASE)
    rosa.save()
    return rosa


def sign_in(client: Client, name: str = "Rosa", passphrase: str = PASSPHRASE, **fields: str):
    return client.post("/sign-in/", {"name": name, "passphrase": passphrase, **fields})


def test_a_one_time_link_makes_an_organizer_who_is_signed_in(client, db):
    link = f"/start/{people.new_link()}"
    assert "Become an organizer" in client.get(link).content.decode()
    assert client.post(link, {"name": "Rosa", "passphrase": PASSPHRASE}).status_code == 302
    assert client.get("/organizers/link/").status_code == 200
    assert people.have_organizer()


def test_the_link_is_dead_afterwards(client, db):
    link = f"/start/{people.new_link()}"
    client.post(link, {"name": "Rosa", "passphrase": PASSPHRASE})
    again = Client().post(link, {"name": "Eve", "passphrase": PASSPHRASE})
    assert again.status_code == 410
    assert "works once" in again.content.decode()
    assert not Organizer.objects.filter(name="Eve").exists()


def test_the_link_is_dead_after_a_day(client, db):
    link = f"/start/{people.new_link()}"
    OrganizerLink.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert client.get(link).status_code == 410


def test_a_short_passphrase_is_refused_kindly_and_keeps_the_link(client, db):
    link = f"/start/{people.new_link()}"
    short = client.post(link, {"name": "Rosa", "passphrase": "gato"})
    assert "A little longer, please" in short.content.decode()
    assert client.get(link).status_code == 200
    assert not people.have_organizer()


def test_two_organizers_never_share_a_name(client, rosa):
    answer = client.post(f"/start/{people.new_link()}", {"name": "rosa", "passphrase": PASSPHRASE})
    assert "Another organizer has this name" in answer.content.decode()


def test_a_passphrase_is_kept_as_argon2():
    from asamblea.people.hashers import SmallArgon2
    from asamblea.site import settings

    assert [f"{SmallArgon2.__module__}.{SmallArgon2.__name__}"] == settings.PASSWORD_HASHERS
    assert SmallArgon2().encode(PASSPHRASE, "somesalt").startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")


def test_signing_in_goes_on_to_the_page_that_asked(client, rosa):
    assert sign_in(client, next="/start-assembly/").headers["Location"] == "/start-assembly/"


def test_signing_in_never_goes_on_to_another_site(client, rosa):
    assert sign_in(client, next="https://elsewhere.example/").headers["Location"] == "/"


def test_a_wrong_passphrase_says_so_and_signs_nobody_in(client, rosa):
    answer = sign_in(client, passphrase="cuatro gatos en la calle")
    assert answer.status_code == 403
    assert "do not belong together" in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_twenty_wrong_tries_make_a_pause_even_for_the_right_passphrase(client, rosa):
    for _ in range(MOST):
        sign_in(client, passphrase="cuatro gatos en la calle")
    answer = sign_in(client)
    assert answer.status_code == 429
    assert "wait a minute" in answer.content.decode()


def test_the_session_cookie_is_kept_from_scripts_and_other_sites(client, rosa):
    cookie = sign_in(client).cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_signing_out_is_an_act_not_an_address(client, rosa):
    sign_in(client)
    assert client.get("/sign-out/").status_code == 405
    client.post("/sign-out/")
    assert "_auth_user_id" not in client.session


def test_an_organizer_makes_a_link_for_another(client, rosa):
    sign_in(client)
    page = client.post("/organizers/link/").content.decode()
    link = page.split('class="mono">')[1].split("<")[0]
    assert Client().get(link.removeprefix("http://testserver")).status_code == 200


def test_nobody_else_makes_links(client, db):
    assert client.post("/organizers/link/").headers["Location"].startswith("/sign-in/?next=")
    assert not OrganizerLink.objects.exists()
