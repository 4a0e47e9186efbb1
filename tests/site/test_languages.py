"""Each page in the language the reader chose, on whatever page they are; nothing is at other addresses."""

import pytest
from django.test import Client

from asamblea.languages import CODES
from tests.site.pages import addresses, organizer


@pytest.mark.parametrize("lang", CODES)
def test_the_browsers_language_is_spoken(room, lang):
    assert (
        f'<html lang="{lang}"'
        in Client(headers={"accept-language": f"{lang}-XX,{lang};q=0.9,de;q=0.5"}).get("/").content.decode()
    )


def test_a_language_nobody_here_speaks_falls_back(room):
    assert '<html lang="en"' in Client(headers={"accept-language": "tlh"}).get("/").content.decode()


@pytest.mark.parametrize("lang", CODES)
def test_a_chosen_language_stays_and_leads_back_to_the_page(room, lang):
    client = Client(headers={"accept-language": "de"})
    answer = client.post("/language/", {"language": lang, "next": "/a/ocho/decisions/?q=x"})
    assert answer.headers["Location"] == "/a/ocho/decisions/?q=x"
    assert f'<html lang="{lang}"' in client.get("/a/ocho/").content.decode()


@pytest.mark.parametrize("asked", ["xx", "", "../../etc", "ko\r\nSet-Cookie: x=y", "k" * 5000])
def test_an_unknown_language_changes_nothing(room, asked):
    client = Client(headers={"accept-language": "es"})
    answer = client.post("/language/", {"language": asked, "next": "/"})
    assert answer.status_code == 302
    assert '<html lang="es"' in client.get("/").content.decode()


@pytest.mark.parametrize("lang", CODES)
def test_every_page_says_in_which_language_it_is(room, lang):
    for client in (Client(), room.phone(lang), room.desk(), room.desk("door"), organizer(lang)):
        for address in addresses(room.id):
            answer = client.get(address, headers={"accept-language": lang})
            if answer.status_code == 200 and "html" in answer.headers.get("Content-Type", "") and b"<html" in answer.content:
                assert f'<html lang="{lang}"' in answer.content.decode(), address


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere/",
        "/m/nowhere/",
        "/m/nowhere/in/",
        "/m/nowhere/wall/",
        "/m/nowhere/door/",
        "/m/nowhere/desk/facilitator/",
        "/m/nowhere/prepare/",
        "/m/nowhere/write/propose/",
        "/m/{id}/write/poem/",
        "/m/{id}/desk/door/",
        "/m/{id}/desk/..%2Fbase/",
        "/m/{id}/desk/parts%2Fdoor/",
        "/m/%00/",
        "/m/%00/wall/",
        "/m/a%27b/in/",
        "/p/%00/x",
        "/p/{id}/%00",
        "/p/{id}/nonsense",
        "/s/%00",
        "/s/" + "A" * 4000,
        "/start/%00",
        "/a/%00/",
        "/a/ocho/m/%00/",
        "/a/ocho/m/{id}/v1.exe",
        "/a/ocho/m/{id}/..%2f..%2fetc%2fpasswd",
    ],
)
def test_no_address_breaks_the_program(room, path):
    for client in (Client(), room.phone(), room.desk(), organizer()):
        answer = client.get(path.format(id=room.id))
        assert answer.status_code in (200, 302, 403, 404, 410), path
        post = client.post(path.format(id=room.id), {"code": "\x00", "do": "\x00", "name": "\x00", "lang": "\x00"})
        assert post.status_code in (200, 302, 403, 404, 405, 410), path


@pytest.mark.parametrize("lang", CODES)
def test_what_is_not_there_is_said_in_the_readers_language(db, lang):
    answer = Client(headers={"accept-language": lang}).get("/nowhere/")
    assert answer.status_code == 404
    text = answer.content.decode()
    assert f'<html lang="{lang}"' in text
    assert lang != "en" or "There is nothing at this address" in text
