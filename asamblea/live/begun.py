"""Begins a coroutine without a task, and ends it in one only if it had to wait.

Telling 10,000 phones by waking 10,000 tasks takes three times as long as writing to them; a
write only has to wait where a phone is slow.
"""

import types
from collections.abc import Awaitable, Coroutine, Generator
from typing import Any


def begin(work: Coroutine[Any, Any, None]) -> Awaitable[None] | None:
    """Run `work` up to where it has to wait; return what to await for the rest, None when it is done."""
    try:
        awaited = work.send(None)
    except StopIteration:
        return None
    return _rest(work, awaited)


@types.coroutine
def _rest(work: Coroutine[Any, Any, None], awaited: Any) -> Generator[Any, Any, None]:
    try:
        while True:
            try:
                got = yield awaited
            except BaseException as error:
                awaited = work.throw(error)
            else:
                awaited = work.send(got)
    except StopIteration:
        return
