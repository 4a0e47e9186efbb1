"""What every page tells the browser: nothing from elsewhere, nobody frames it, nobody keeps a room."""

import re

import pytest
from django.test import Client

from asamblea.live import policy
from asamblea.people.models import Organizer
from asamblea.slips import public as slips
from tests.site.pages import addresses, organizer


@pytest.fixture
def clients(room) -> list[Client]:
    return [Client(), room.phone(), room.desk(), room.desk("door"), organizer()]


def test_every_page_carries_every_security_header_whoever_asks_and_whatever_comes_of_it(room, clients):
    seen = set()
    for client in clients:
        client.raise_request_exception = False
        for address in (*addresses(room.id), "/nowhere/", "/static/nowhere.js", "/static/icon.svg"):
            answer = client.get(address)
            seen.add(answer.status_code)
            assert answer.status_code != 500, address
            for name, value in policy.HEADERS.items():
                assert answer.headers[name] == value, (address, name)
    assert {200, 302, 403, 404, 405} <= seen


def test_styles_and_scripts_are_ruled_by_the_page_that_loads_them():
    for address in ("/static/asamblea.css", "/static/live.js"):
        answer = Client().get(address)
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "Content-Security-Policy" not in answer.headers


def test_the_policy_allows_nothing_from_elsewhere():
    parts = dict(part.split(" ", 1) for part in policy.CONTENT.split("; "))
    assert parts.pop("default-src") == "'none'"
    assert parts.pop("img-src") == "'self' data:"
    assert parts.pop("base-uri") == parts.pop("frame-ancestors") == "'none'"
    assert set(parts.values()) == {"'self'"}
    assert {"script-src", "style-src", "connect-src", "form-action"} == set(parts)


def test_no_page_needs_what_the_policy_forbids(room, clients):
    for client in clients:
        for address in addresses(room.id):
            answer = client.get(address)
            if not answer.headers.get("Content-Type", "").startswith("text/html"):
                continue
            text = answer.content.decode()
            assert not re.search(r"<script(?![^>]*\ssrc=)", text), address
            assert not re.search(r"<style|\sstyle=|\son[a-z]+=\"", text), address
            assert not re.search(r'(src|href|action|fx-action)="(https?:)?//(?!testserver)', text), address


def test_who_holds_a_slip_leaves_no_page_in_a_cache(room):
    phone = room.phone()
    assert phone.get(f"/m/{room.id}/").headers["Cache-Control"] == "no-store"
    assert "no-cache" in Client().get("/").headers["Cache-Control"]


def test_what_the_live_part_answers_carries_the_same(room):
    vote = room.vote()
    phone = room.phone()
    heard = room.cast(phone, vote, choice="agree")
    assert heard.headers["content-security-policy"] == policy.CONTENT
    assert heard.headers["x-content-type-options"] == "nosniff"
    assert heard.headers["cache-control"] == "no-store"


def test_cookies_that_open_something_are_out_of_the_reach_of_scripts(room):
    phone = Client(headers={"accept-language": "en"})
    came = phone.post("/s/", {"code": slips.hand_out(room.id, 1)[0], "language": "ko"})
    slip, language = came.cookies["slip"], came.cookies["django_language"]
    assert slip["httponly"] and slip["samesite"] == "Lax" and slip["path"] == "/"
    assert language["samesite"] == "Lax"
    assert not slip["secure"], "a church hall has no https"
    far = Client()
    ticket = far.post(f"/m/{room.id}/ask/", {"word": "Rosa"}).cookies[f"ticket-{room.id}"]
    assert ticket["httponly"] and ticket["samesite"] == "Lax"


def test_behind_https_no_cookie_travels_without_it(room, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    phone = Client(headers={"x-forwarded-proto": "https"})
    came = phone.post("/s/", {"code": slips.hand_out(room.id, 1)[0], "language": "ko"})
    assert all(morsel["secure"] for morsel in came.cookies.values()), came.cookies
    asked = Client(headers={"x-forwarded-proto": "https"}).post(f"/m/{room.id}/ask/", {"word": "Rosa"})
    assert all(morsel["secure"] for morsel in asked.cookies.values())


def test_the_session_and_the_form_cookie_are_out_of_reach_too(room):
    made = Organizer(name="Rosa")
    made.set_password("cuatro palabras juntas")
    made.save()
    client = Client()
    assert client.get("/sign-in/").cookies["csrftoken"]["httponly"]
    signed = client.post("/sign-in/", {"name": "Rosa", "passphrase": "cuatro palabras juntas"})
    for name in ("sessionid", "csrftoken"):
        assert signed.cookies[name]["httponly"] and signed.cookies[name]["samesite"] == "Lax", name
