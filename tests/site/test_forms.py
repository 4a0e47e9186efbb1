"""Forms from elsewhere, old forms, and forms that are far too long."""

import pytest
from django.test import Client
from django.urls import reverse

from asamblea.assemblies.models import Assembly
from asamblea.languages import CODES
from asamblea.meetings.models import Entry, RolePass
from asamblea.people import public as people
from asamblea.people.models import Organizer
from asamblea.slips.models import AskedSlip, Slip
from tests.site.pages import addresses, organizer

FIXI = {"FX-Request": "true"}
TOO_OLD, TOO_LONG = "open for too long", "Please shorten"
BIG = "a" * 2_000_000


def everything() -> tuple[int, ...]:
    """Count what a form could change."""
    return tuple(model.objects.count() for model in (Entry, Slip, AskedSlip, RolePass, Organizer, Assembly))


def strict(client: Client) -> Client:
    """Return the same person in a browser whose forms are checked as on the real site."""
    checked = Client(enforce_csrf_checks=True)
    checked.cookies = client.cookies
    return checked


def test_no_form_is_taken_without_its_token(room, settings):
    # Texts and calls carry the provider's signature instead; where no telephone is set up they find nothing at all.
    settings.TELEPHONE, settings.TELEPHONE_TOKEN, settings.PUBLIC_URL = True, "12345", "https://asamblea.example"
    people.new_link()
    everybody = [Client(), room.phone(), room.desk(), room.desk("door"), organizer()]
    where = list(addresses(room.id))
    before = everything()
    for client in everybody:
        for address in where:
            answer = strict(client).post(address, {"code": "x", "do": "speak", "text": "x", "language": "ko", "next": "/"})
            assert answer.status_code in (403, 405), (address, answer.status_code)
    assert everything() == before


def test_a_token_of_somebody_else_opens_nothing(room):
    phone = strict(room.phone())
    page = Client(enforce_csrf_checks=True).get("/s/").content.decode()
    token = page.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    assert token
    assert phone.post(f"/m/{room.id}/do/speak/", {"csrfmiddlewaretoken": token}).status_code == 403
    assert room.state.stack.waiting == ()


def test_a_form_with_its_own_token_is_taken(room):
    phone = strict(room.phone())
    page = phone.get(f"/m/{room.id}/").content.decode()
    token = page.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    answer = phone.post(f"/m/{room.id}/do/speak/", {"csrfmiddlewaretoken": token}, headers=FIXI)
    assert "You are in line" in answer.content.decode()


@pytest.mark.parametrize("lang", CODES)
@pytest.mark.parametrize("headers", [{}, FIXI])
def test_a_form_that_is_too_old_is_told_so_in_the_readers_language(room, lang, headers):
    phone = strict(room.phone(lang))
    answer = phone.post(f"/m/{room.id}/do/speak/", headers={**headers, "accept-language": lang})
    text = answer.content.decode()
    assert answer.status_code == 403
    assert ("<html" in text) is not bool(headers)
    if lang == "en":
        assert TOO_OLD in text
    elif not headers:
        assert f'<html lang="{lang}"' in text


@pytest.mark.parametrize("lang", CODES)
@pytest.mark.parametrize("headers", [{}, FIXI])
@pytest.mark.parametrize("kind", ["multipart", "urlencoded"])
def test_two_megabytes_are_a_sentence_in_the_readers_language_and_change_nothing(room, lang, headers, kind):
    """As on the real site, where the form's token is looked for first."""
    phone = strict(room.phone(lang))
    phone.get(f"/m/{room.id}/")
    before = everything()
    given: dict[str, object] = {"headers": {**headers, "accept-language": lang}}
    if kind == "urlencoded":
        answer = phone.post(f"/m/{room.id}/do/propose/", f"text={BIG}", "application/x-www-form-urlencoded", **given)
    else:
        answer = phone.post(f"/m/{room.id}/do/propose/", {"text": BIG}, **given)
    text = answer.content.decode()
    assert answer.status_code == 413
    assert 'class="refused"' in text
    assert ("<html" in text) is not bool(headers)
    if lang == "en":
        assert TOO_LONG in text
    elif not headers:
        assert f'<html lang="{lang}"' in text
    assert everything() == before


def test_every_address_answers_a_form_that_is_far_too_long(room):
    where = list(addresses(room.id))
    everybody = (room.phone(), room.desk(), organizer())
    before = everything()
    for client in everybody:
        for address in where:
            answer = client.post(address, {"text": BIG, "code": BIG[:100_000], "name": "x"})
            assert answer.status_code in (200, 302, 400, 403, 404, 405, 410, 413), (address, answer.status_code)
    assert everything() == before


def test_a_thousand_fields_are_refused(room):
    answer = room.phone().post(f"/m/{room.id}/do/speak/", {f"f{n}": "x" for n in range(1000)})
    assert answer.status_code == 400
    assert 'class="refused"' in answer.content.decode()
    assert room.state.stack.waiting == ()


def test_a_file_is_dropped_as_it_arrives(room, monkeypatch):
    """Nobody fills the laptop's disk through a form."""
    from django.core.files import uploadedfile
    from django.core.files.uploadedfile import SimpleUploadedFile

    def written(*args, **named):
        raise AssertionError("a file was written to disk")

    monkeypatch.setattr(uploadedfile.tempfile, "NamedTemporaryFile", written)
    answer = room.do(room.phone(), "speak", file=SimpleUploadedFile("big.bin", b"0" * 3_000_000))
    assert "You are in line" in answer.content.decode()


@pytest.mark.parametrize(
    "name", ["set_language", "act", "table-act", "door-act", "leave-phone", "sign-out", "demo-make", "demo-remove"]
)
def test_what_changes_something_is_never_a_link(room, name):
    given = {"act": (room.id, "speak"), "table-act": (room.id, "close-meeting"), "door-act": (room.id, "hand-out")}
    where = reverse(name, args=given.get(name, (room.id,) if name == "leave-phone" else ()))
    before = everything()
    for client in (room.desk(), organizer()):
        assert client.get(where).status_code in (302, 405)
        assert client.head(where).status_code in (302, 405)
        assert client.put(where).status_code in (302, 405)
    assert tuple(n for n in everything()[:3]) == before[:3]


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "http:evil.example"]
)
def test_no_form_sends_anybody_to_another_site(room, elsewhere):
    chosen = Client().post("/language/", {"language": "ko", "next": elsewhere})
    assert chosen.headers["Location"].startswith("/") and "evil" not in chosen.headers["Location"]
    made = Organizer(name="Rosa")
    made.set_password("cuatro palabras juntas")
    made.save()
    signed = Client().post(
        f"/sign-in/?next={elsewhere}", {"name": "Rosa", "passphrase": "cuatro palabras juntas", "next": elsewhere}
    )
    assert signed.status_code == 302 and signed.headers["Location"] == "/"
    page = Client().get("/sign-in/", {"next": elsewhere}).content.decode()
    form = page.partition('action="/sign-in/"')[2] or page.partition('name="passphrase"')[0].rpartition("<form")[2]
    assert "evil" not in form
