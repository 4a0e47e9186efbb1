"""Wires the live server to the rooms: who may listen, what a view shows, what a ballot hears."""

import asyncio
import logging
import re
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache, partial

from a2wsgi import WSGIMiddleware
from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.sessions.backends.db import SessionStore
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.http import HttpRequest
from django.http.cookie import parse_cookie
from django.template.loader import render_to_string
from django.utils import translation

from asamblea.efforts import fragments as efforts, public as efforts_public
from asamblea.interpreters import public as interpreters
from asamblea.live import http
from asamblea.live.app import application
from asamblea.live.ballots import Ballots
from asamblea.live.bodies import whole_bodies
from asamblea.live.commits import Outcome
from asamblea.live.http import App, Headers, Scope
from asamblea.live.hub import Hub
from asamblea.live.notify import Notify
from asamblea.meetings import ballots, fragments, minutes, telling, words
from asamblea.meetings.viewer import role_of
from asamblea.paper import public as paper_public
from asamblea.paper.public import PAPER_ROLES
from asamblea.rules.refusal import Refusal
from asamblea.slips import public as slips
from asamblea.slips.public import Voice
from asamblea.telephone import public as telephone
from asamblea.times import public as times_public
from asamblea.translating import fragments as translating

logger = logging.getLogger("asamblea.serving")
VIEW_ROLES = {
    "wall": ("wall", "facilitator", "note-taker", "timekeeper"),
    "facilitator": ("facilitator", "timekeeper"),
    "notes": ("note-taker", "facilitator", "timekeeper", "teller"),
    "door": ("door",),
    "interpreter": ("interpreter",),
    "plan": ("facilitator", "note-taker"),
    "translate": translating.ROLES,
    "papers": PAPER_ROLES,
}
PICTURES = re.compile(r"/m/([a-z0-9-]+)/papers/read/")
CARDS = re.compile(r"/a/[a-z0-9-]+/times/paper/read/")
CLOSE_DUE_S = 5
TURNOUT_S = 1
SEND_TEXTS_S = 5


def build() -> App:
    """Return the whole site as one ASGI application."""
    hub = Hub(render, authorize, minutes.lines_of, _current)
    tell = hub.tell
    if settings.DATABASE_URL:
        notify = Notify(ballots.address(), hub.tell, hub.tell_all)
        notify.start()

        def tell(meeting, seats=None):  # type: ignore[no-untyped-def]
            hub.tell(meeting, seats)
            notify.say(meeting, seats)

    telling.listen(tell)
    intake = Ballots(ballots.urn(), answer, page=page)
    pages = WSGIMiddleware(get_wsgi_application(), workers=16)  # type: ignore[arg-type]
    django = whole_bodies(pages, settings.DATA_UPLOAD_MAX_MEMORY_SIZE, pictures)  # type: ignore[arg-type]
    on_start = [close_due_votes, partial(tell_turnout, hub)]
    if telephone.is_on():
        on_start.append(send_texts)
    return application(django, hub, intake, on_start=on_start)  # type: ignore[arg-type]


def render(meeting: str, view: str, lang: str) -> tuple[int, str]:
    """Return (number of the last entry, HTML) of a view of the meeting, of its efforts or of its translation desk."""
    room = next((room for room in (efforts, translating) if view in room.VIEWS), fragments)
    return room.render(meeting, view, lang)


def authorize(meeting: str, view: str, headers: Headers) -> bool:
    """Return whether who sent these headers may listen to this view."""
    request = _request(headers)
    role = role_of(request, meeting)
    if role == "organizer":
        return True
    state = minutes.state_of(meeting)
    if state is None:
        return False
    if view == "board" or (view == "phone" and state.phase == "closed"):  # counts only, or a good night: anyone may look
        return True
    if view in ("phone", "log"):
        held = slips.held(request.COOKIES.get("slip", ""), meeting)
        return bool(role) or isinstance(held, Voice)
    return role in VIEW_ROLES.get(view, ())


def signed_in(headers: Headers) -> bool:
    """Return whether an organizer sent these headers."""
    return bool(_request(headers).user.is_authenticated)


def _request(headers: Headers) -> HttpRequest:
    """Return what these headers say of who asks."""
    close_old_connections()
    request = HttpRequest()
    request.COOKIES = parse_cookie(headers.get("cookie", ""))
    request.session = SessionStore(request.COOKIES.get(settings.SESSION_COOKIE_NAME))
    request.user = get_user(request)
    return request


def _current(meeting: str) -> int:
    state = minutes.state_of(meeting)
    return state.n if state else 0


def answer(lang: str, outcome: Outcome) -> str:
    """Return what the phone says after a ballot: counted with its receipt, or why not."""
    with translation.override(lang):
        if isinstance(outcome, Refusal):
            return _refused(lang, words.refusal(outcome))
        sentence = translation.gettext("Your ballot is in the urn. You can cast it again until the vote closes.")
        return render_to_string("parts/counted.html", {"sentence": sentence, "receipt": outcome.receipt})


@lru_cache(maxsize=256)
def _refused(lang: str, sentence: str) -> str:
    return render_to_string("parts/refusal.html", {"sentence": sentence})


def page(lang: str, meeting: str, outcome: Outcome) -> str:
    """Return the whole page that a phone without script sees when its ballot did not count."""
    with translation.override(lang):
        return render_to_string(
            "meetings/not_counted.html", {"meeting": meeting, "said": answer(lang, outcome), "LANGUAGE_CODE": lang}
        )


def pictures(scope: Scope) -> int:
    """Return how many bytes of pictures of papers may come with this request: none but from who reads papers here."""
    if scope["method"] != "POST":
        return 0
    to, headers = PICTURES.fullmatch(scope["path"]), http.headers(scope)
    allowed = authorize(to[1], "papers", headers) if to else bool(CARDS.fullmatch(scope["path"])) and signed_in(headers)
    return settings.PICTURES_MAX_MEMORY_SIZE if allowed else 0


async def close_due_votes() -> None:
    """Close votes whose hour has come, and finish what a crash left half done."""
    loop, pool = asyncio.get_running_loop(), ThreadPoolExecutor(1, thread_name_prefix="clock")
    while True:
        try:
            await loop.run_in_executor(pool, _close_due)
        except Exception:
            logger.exception("votes whose hour has come could not be closed; trying again")
        await asyncio.sleep(CLOSE_DUE_S)


async def send_texts() -> None:
    """Send the text messages that wait, beside the other work of the clock: a gateway that hangs holds nothing else."""
    loop, pool = asyncio.get_running_loop(), ThreadPoolExecutor(1, thread_name_prefix="texts")
    while True:
        try:
            await loop.run_in_executor(pool, _send_texts)
        except Exception:
            logger.exception("text messages could not be sent; trying again")
        await asyncio.sleep(SEND_TEXTS_S)


def _send_texts() -> None:
    close_old_connections()
    telephone.send_waiting()


async def tell_turnout(hub: Hub) -> None:
    """Tell walls and desks how many have voted: once a second at most, whichever process took the ballots."""
    loop, pool = asyncio.get_running_loop(), ThreadPoolExecutor(1, thread_name_prefix="turnout")
    told: dict[str, list[int]] = {}
    while True:
        await asyncio.sleep(TURNOUT_S)
        try:
            now = await loop.run_in_executor(pool, _turnout)
        except Exception:
            logger.exception("how many have voted could not be read; trying again")
            continue
        for meeting in [meeting for meeting in now if now[meeting] != told.get(meeting)]:
            hub.tell_turnout(meeting)
        told = now


def _turnout() -> dict[str, list[int]]:
    """Return by meeting how many ballots are in each of its urns."""
    urn, counted = ballots.urn(), defaultdict(list)
    for meeting, vote, _ in urn.standing():
        counted[meeting].append(urn.turnout(meeting, vote))
    return counted


def _close_due() -> None:
    close_old_connections()
    ballots.close_due(minutes.now_ms())
    efforts_public.forget_expired()
    interpreters.forget_expired()
    times_public.forget_expired()
    times_public.renew()
    times_public.remind()
    paper_public.forget_closed()
    telephone.forget_expired()
