"""A database that goes away, a full disk: a plain sentence, and nothing is said to be done."""

import sqlite3

import pytest
from django.db import DatabaseError, InterfaceError, OperationalError, connection

from asamblea.languages import CODES
from asamblea.meetings import ballots, minutes
from asamblea.urn.store import Unavailable, Urn
from tests.site.pages import organizer

FIXI = {"FX-Request": "true"}
SENTENCE = "does not answer"
TROUBLE = [
    OperationalError("database or disk is full"),
    OperationalError("could not connect to server"),
    OperationalError("database is locked"),
    InterfaceError("connection already closed"),
    Unavailable("disk I/O error"),
]


class Gone:
    """Raises at whatever query comes."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def __call__(self, execute, sql, params, many, context):
        raise self.error


@pytest.mark.parametrize("lang", CODES)
@pytest.mark.parametrize("headers", [{}, FIXI])
def test_the_page_says_so_in_the_readers_language(room, lang, headers):
    phone = room.phone(lang)
    with connection.execute_wrapper(Gone(OperationalError("gone"))):
        answer = phone.post(f"/m/{room.id}/do/speak/", headers={**headers, "accept-language": lang})
    text = answer.content.decode()
    assert answer.status_code == 503
    assert 'class="refused"' in text and 'class="counted"' not in text
    assert ("<html" in text) is not bool(headers)
    if lang == "en":
        assert SENTENCE in text
    elif not headers:
        assert f'<html lang="{lang}"' in text


@pytest.mark.parametrize("error", TROUBLE, ids=str)
def test_whatever_the_trouble_nothing_is_acknowledged(room, error):
    phone = room.phone()
    before = minutes.lines_of(room.id)
    with connection.execute_wrapper(Gone(error)):
        answer = room.do(phone, "speak")
    assert answer.status_code == 503
    assert "You are in line" not in answer.content.decode()
    assert minutes.lines_of(room.id) == before
    assert "You are in line" in room.do(phone, "speak").content.decode()


@pytest.mark.parametrize("part", ["INSERT INTO", "UPDATE"])
def test_a_disk_that_is_full_at_the_moment_of_writing_leaves_nothing_half_done(room, part):
    phone = room.phone()
    before, state = minutes.lines_of(room.id), room.state

    def full(execute, sql, params, many, context):
        if part in sql.upper():
            raise OperationalError("database or disk is full")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(full):
        assert room.do(phone, "propose", text="abrir los martes").status_code == 503
    assert minutes.lines_of(room.id) == before
    assert room.state == state


def test_signed_in_organizers_are_told_as_well(room):
    client = organizer()
    with connection.execute_wrapper(Gone(OperationalError("gone"))):
        answer = client.get(f"/m/{room.id}/desk/facilitator/")
    assert answer.status_code == 503
    assert SENTENCE in answer.content.decode()


@pytest.mark.parametrize(
    "path", ["/", "/s/0000000000000000", "/a/ocho/", "/a/ocho/decisions/", "/m/{id}/in/", "/m/{id}/", "/m/{id}/wall/"]
)
def test_pages_to_look_at_say_so_too(room, path):
    room.phone()
    client = room.desk()
    with connection.execute_wrapper(Gone(OperationalError("gone"))):
        answer = client.get(path.format(id=room.id))
    assert answer.status_code in (200, 503)
    assert answer.status_code == 503 or path.startswith("/s/")


def test_a_ballot_is_not_counted_while_the_urn_cannot_be_reached(room, monkeypatch):
    vote = room.vote()
    phone = room.phone()

    def gone(self, drops):
        raise Unavailable("database or disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(Urn, "drop_many", gone)
        heard = room.cast(phone, vote, choice="agree")
    assert heard.status == 503
    assert "counted" not in heard.text.replace("not counted", "").replace("Not counted", "").lower()
    assert ballots.urn().turnout(room.id, vote) == 0
    assert "Counted" in room.cast(phone, vote, choice="agree").text


def test_a_mistake_of_ours_is_not_called_the_databases(room):
    phone = room.phone()
    phone.raise_request_exception = False
    with connection.execute_wrapper(Gone(DatabaseError("syntax error"))):
        answer = phone.post(f"/m/{room.id}/do/speak/")
    assert answer.status_code == 500
    text = answer.content.decode()
    assert "Nothing was counted" in text and all(f'<p lang="{lang}"' in text for lang in CODES)


def test_a_disk_that_is_really_full(room):
    """On SQLite the file may not grow by one page more; on PostgreSQL the server's own error is raised."""
    phones = [room.phone() for _ in range(10)]  # two proposals each: more than what earlier tests left free in the file
    phone = phones[-1]
    before = minutes.lines_of(room.id)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA freelist_count")
            free = cursor.fetchone()[0]  # pages that other tests left would take the words in
            cursor.execute("CREATE TABLE filler (x)")
            cursor.execute(f"INSERT INTO filler VALUES (zeroblob({4096 * free}))")
            cursor.execute("PRAGMA page_count")
            cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0]}")
        try:
            answers = [room.do(one, "propose", text="á" * 2000).status_code for one in phones * 2]
        finally:
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA max_page_count = 1073741823")
        assert 503 in answers
        assert len(minutes.lines_of(room.id)) == len(before) + answers.count(200)
    else:
        import psycopg

        raised = OperationalError("could not extend file: No space left on device")
        raised.__cause__ = psycopg.errors.DiskFull()
        assert isinstance(raised.__cause__, psycopg.OperationalError)
        with connection.execute_wrapper(Gone(raised)):
            assert room.do(phone, "propose", text="martes").status_code == 503
        assert minutes.lines_of(room.id) == before
    assert room.do(phone, "propose", text="martes").status_code == 200


def test_sqlites_full_disk_is_the_error_that_the_page_knows():
    file = sqlite3.connect(":memory:")
    file.execute("CREATE TABLE t (x)")
    file.execute("PRAGMA max_page_count = 2")
    with pytest.raises(sqlite3.OperationalError, match="full"):
        file.execute("INSERT INTO t VALUES (zeroblob(100000))")
