"""What the benches stand on: many phones at once, and one failing bench that hides no other."""

import asyncio
import subprocess
from importlib.util import find_spec

import pytest

from bench import __main__ as bench, site
from bench.phones import Answer, at_once


async def _server(answer):
    async def serve(reader, writer):
        while request := await reader.readuntil(b"\r\n\r\n"):
            body = request.split(b" ")[1]
            writer.write(answer(body))

    return await asyncio.start_server(_until_gone(serve), "127.0.0.1", 0)


def _until_gone(serve):
    async def served(reader, writer):
        try:
            await serve(reader, writer)
        except asyncio.IncompleteReadError:
            writer.close()

    return served


def ask(answer, paths, phones=3):
    async def run():
        async with await _server(answer) as server:
            return await at_once(server.sockets[0].getsockname()[1], phones, paths, lambda phone, path: phone.get(path))

    return asyncio.run(run())


def echo(path):
    return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(path), path)


def test_many_phones_get_each_their_own_answer_in_order():
    paths = [f"/{n}" for n in range(50)]
    assert [answer.body.decode() for answer in ask(echo, paths)] == paths


def test_more_phones_than_questions_are_not_needed():
    assert [answer.status for answer in ask(echo, ["/a"], phones=500)] == [200]


def test_an_answer_without_a_length_is_said():
    with pytest.raises(ValueError, match="without a length"):
        ask(lambda _: b"HTTP/1.1 200 OK\r\n\r\n", ["/a"])


def test_headers_and_cookies_are_read_by_name():
    head = "HTTP/1.1 302 Found\r\nLocation: /m/x/\r\nset-cookie: slip=x.Y.z; Path=/\r\nSet-Cookie: other=1\r\n\r\n"
    answer = Answer(302, head, b"")
    assert (answer.header("location"), answer.cookie("slip"), answer.cookie("other"), answer.cookie("none")) == (
        "/m/x/",
        "x.Y.z",
        "1",
        "",
    )


def test_a_bench_that_fails_says_so_and_hides_no_other(monkeypatch, capfd):
    ended = iter([3, 0])
    monkeypatch.setattr(bench.subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], next(ended)))
    assert bench.main(["tally", "printing"]) == 1
    said = capfd.readouterr().out
    assert "FAILED: bench tally ended with status 3" in said and "== Paper" in said and "FAILED: tally\n" in said


def test_an_unknown_bench_is_named(capsys):
    assert bench.main(["speed"]) == 2
    assert "There is no bench speed" in capsys.readouterr().err


def test_every_bench_is_a_program_of_its_own():
    for name in bench.BENCHES:
        found = find_spec(f"bench.{name}")
        assert found is not None
        assert found.submodule_search_locations is None or find_spec(f"bench.{name}.__main__"), name


def test_a_site_of_ours_never_uses_the_folder_or_database_of_another(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "postgresql://other/site")
    monkeypatch.setenv("ASAMBLEA_STATIC", "plain")
    kept = site.environment(tmp_path)
    assert kept["ASAMBLEA_VAR"] == str(tmp_path)
    assert not kept.keys() & {"DATABASE_URL", "ASAMBLEA_STATIC", "DJANGO_SETTINGS_MODULE"}
