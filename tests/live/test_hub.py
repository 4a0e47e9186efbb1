"""Streams: everyone hears of what happened, rendered once, and nobody holds up anybody."""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from tests.live.evening import Site
from tests.live.phone import Stream
from tests.urn.halls import MEETING

AT = f"/live/{MEETING}/stream"


def run(test: Callable[[], Coroutine[Any, Any, None]]) -> None:
    asyncio.run(test())


def test_a_new_stream_gets_the_present_state_with_its_number(site: Site) -> None:
    async def test() -> None:
        phone = Stream().open(site.app, f"{AT}?view=phone&lang=es")
        await phone.has(f"id: 1\nevent: phone-es\ndata: <p>{MEETING} phone es\ndata: state 1</p>\n\n")
        assert phone.said.headers["content-type"].startswith("text/event-stream")

    run(test)


def test_everyone_hears_and_each_language_is_rendered_once(site: Site) -> None:
    async def test() -> None:
        phones = [Stream().open(site.app, f"{AT}?lang={lang}&after=1") for lang in ("es", "ko", "en") for _ in range(30)]
        for phone in phones:
            await phone.has("retry:")
        await phones[0].until(lambda _: site.hub.listening(MEETING) == 90)
        await asyncio.sleep(0.05)
        site.step()
        for phone in phones:
            await phone.has("state 2")
        assert sorted(site.evening.rendered) == [("phone", "en", 2), ("phone", "es", 2), ("phone", "ko", 2)]

    run(test)


def test_a_burst_is_rendered_far_less_often_than_it_is_told(site: Site) -> None:
    async def test() -> None:
        phone = Stream().open(site.app, f"{AT}?lang=es&after=1")
        await phone.has("retry:")
        await asyncio.sleep(0.05)
        site.evening.go.clear()
        for _ in range(100):
            site.step()
        site.evening.go.set()
        await phone.has("state 101")
        assert len(site.evening.rendered) <= 4

    run(test)


def test_telling_works_from_any_thread(site: Site) -> None:
    async def test() -> None:
        phone = Stream().open(site.app, f"{AT}?lang=es&after=1")
        await phone.has("retry:")
        await asyncio.sleep(0.05)
        threading.Thread(target=site.step).start()
        await phone.has("state 2")

    run(test)


def test_telling_before_anybody_listens_is_no_error(site: Site) -> None:
    site.step()
    assert site.hub.listening(MEETING) == 0


@pytest.mark.parametrize("where", ["?lang=es&after=1", "?lang=es"])
def test_a_phone_that_comes_back_gets_what_it_missed_and_asks_for_its_own_part(site: Site, where: str) -> None:
    async def test() -> None:
        site.evening.n = 7
        phone = Stream().open(site.app, AT + where, last_event_id="3")
        await phone.has("state 7")
        await phone.has("event: mine\ndata: all\n\n")

    run(test)


def test_a_phone_that_missed_nothing_is_sent_nothing(site: Site) -> None:
    async def test() -> None:
        phone = Stream().open(site.app, f"{AT}?lang=es&after=1")
        await phone.has(":\n\n")
        assert "event:" not in phone.said.text
        assert site.evening.rendered == []

    run(test)


def test_phones_hear_whose_own_part_changed_and_the_wall_does_not(site: Site) -> None:
    async def test() -> None:
        phone, wall = Stream().open(site.app, f"{AT}?after=1"), Stream().open(site.app, f"{AT}?view=wall&after=1")
        await phone.has("retry:")
        await wall.has("retry:")
        await asyncio.sleep(0.05)
        site.step([12, 3])
        await phone.has("event: mine\ndata: 3,12\n\n")
        site.step("all")
        await phone.has("event: mine\ndata: all\n\n")
        await wall.has("state 3")
        assert "mine" not in wall.said.text

    run(test)


def test_the_wall_hears_two_languages_in_one_stream(site: Site) -> None:
    async def test() -> None:
        wall = Stream().open(site.app, f"{AT}?view=wall&lang=es,ko,en")
        await wall.has("event: wall-es")
        await wall.has("event: wall-ko")
        assert "wall-en" not in wall.said.text

    run(test)


def test_a_slow_phone_skips_what_is_old_and_holds_up_nobody(site: Site) -> None:
    async def test() -> None:
        slow, quick = (Stream().open(site.app, f"{AT}?lang=es&after=1") for _ in range(2))
        await slow.has("retry:")
        await quick.has("retry:")
        await asyncio.sleep(0.05)
        slow.hold.clear()
        for n in range(2, 12):
            site.step([n])
            await quick.has(f"state {n}<")
        slow.hold.set()
        await slow.has("state 11<")
        assert slow.said.text.count("event: phone-es") <= 2
        await slow.has("data: all")

    run(test)


def test_the_log_is_replayed_by_number_and_followed(site: Site) -> None:
    async def test() -> None:
        site.evening.n = 4
        log = Stream().open(site.app, f"{AT}?view=log&after=2")
        await log.has('id: 4\nevent: log\ndata: {"kind": "said", "n": 4, "text": "línea\u2028쪽"}\n\n')
        assert "id: 2\n" not in log.said.text
        assert "id: 3\n" in log.said.text
        site.step()
        await log.has("id: 5\n")
        assert log.said.text.count("event: log") == 3

    run(test)


def test_a_view_that_one_may_not_see_is_refused(site: Site) -> None:
    async def test() -> None:
        stranger = Stream().open(site.app, f"{AT}?view=facilitator")
        await stranger.until(lambda s: s.ended)
        assert stranger.said.status == 403
        facilitator = Stream().open(site.app, f"{AT}?view=facilitator", cookie="pass=ok")
        await facilitator.has("event: facilitator-en")

    run(test)


def test_a_view_that_does_not_exist_is_not_found(site: Site) -> None:
    async def test() -> None:
        stream = Stream().open(site.app, f"{AT}?view=kitchen")
        await stream.until(lambda s: s.ended)
        assert stream.said.status == 404

    run(test)


def test_who_leaves_is_forgotten(site: Site) -> None:
    async def test() -> None:
        phones = [Stream().open(site.app, f"{AT}?after=1") for _ in range(20)]
        await phones[0].until(lambda _: site.hub.listening(MEETING) == 20)
        for phone in phones:
            await phone.leave()
        assert site.hub.listening(MEETING) == 0
        assert site.hub._rooms == {}

    run(test)


def test_closing_ends_every_stream_and_opens_no_other(site: Site) -> None:
    async def test() -> None:
        phones = [Stream().open(site.app, f"{AT}?after=1") for _ in range(20)]
        await phones[0].until(lambda _: site.hub.listening(MEETING) == 20)
        await asyncio.sleep(0.05)
        site.hub.close()
        for phone in phones:
            await phone.until(lambda s: s.ended)
        late = Stream().open(site.app, AT)
        await late.until(lambda s: s.ended)
        assert late.said.status == 503

    run(test)


def test_rendering_that_fails_is_tried_again(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("asamblea.live.rooms._PAUSE_AFTER_ERROR_S", 0.02)

    async def test() -> None:
        site.evening.broken = True
        phone = Stream().open(site.app, f"{AT}?lang=es")
        await phone.until(lambda _: len(site.evening.rendered) >= 2)
        site.evening.broken = False
        await phone.has("state 1")

    run(test)
