"""Pictures of papers come in: several at once, held in memory, never on disk."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext, gettext_noop
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from asamblea.meetings import public as meetings
from asamblea.meetings.pages.table import state_or_404
from asamblea.meetings.viewer import role_of
from asamblea.meetings.words import refusal as in_words
from asamblea.paper import reading
from asamblea.paper.pages import desk
from asamblea.paper.reading import InUrn, Outcome
from asamblea.rules.meeting.papers import ReadPapers
from asamblea.rules.meeting.state import State
from asamblea.rules.paper.marks import Doubt
from asamblea.rules.refusal import Refusal

READ_BEFORE = ("read_already", "waits_already")
"""Refusals of a paper that stands where it belongs: nothing is wrong."""


@dataclass(frozen=True)
class Told:
    """What came of one picture: `end` is counted, eyes, before (it was read already) or refused."""

    name: str
    end: str
    sentence: str


class InMemory(FileUploadHandler):
    """Keeps files in memory up to the size of the whole request, which the server has measured before."""

    def handle_raw_input(self, *args: Any, **more: Any) -> None:
        self.chunks: list[bytes] = []

    def new_file(self, *args: Any, **more: Any) -> None:
        super().new_file(*args, **more)
        self.chunks = []

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.chunks.append(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        held = BytesIO(b"".join(self.chunks))
        return InMemoryUploadedFile(held, self.field_name, self.file_name or "", self.content_type or "", file_size, self.charset)


@csrf_exempt
def read(request: HttpRequest, meeting: str) -> HttpResponseBase:
    """Take the pictures before anything else looks at the form: Django asks for that where a view has its own handler."""
    request.upload_handlers = [InMemory(request)]
    return _read(request, meeting)


@csrf_protect
@desk.for_the_table
def _read(request: HttpRequest, meeting: str) -> HttpResponse:
    """Read each picture and say what came of it."""
    state = state_or_404(meeting)
    if request.method != "POST":
        return redirect("papers", meeting=meeting)
    try:
        pictures = request.FILES.getlist("pictures")
    except RequestDataTooBig:
        pictures = []
    if not pictures:
        refused = in_words(_too_large() if _announced(request) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE else _no_picture())
        return desk.page(request, state, 400, refused=refused)
    told, counted = [], dict[str, int]()
    for picture in pictures:
        outcome = reading.read(state, picture.read())
        told.append(_told(picture.name or "", outcome))
        if isinstance(outcome, InUrn):
            counted[outcome.vote] = counted.get(outcome.vote, 0) + 1
    noted(state, counted, role_of(request, meeting))
    return desk.page(request, state_or_404(meeting), told=told)


def noted(state: State, counted: dict[str, int], role: str) -> None:
    """Note in the minutes how many papers went into the urn of each vote."""
    for vote, papers in counted.items():
        meetings.append(state.id, ReadPapers(vote, papers), role)


def _told(name: str, outcome: Outcome) -> Told:
    if isinstance(outcome, Refusal):
        return Told(name, "before" if outcome.code in READ_BEFORE else "refused", in_words(outcome))
    if isinstance(outcome, Doubt):
        return Told(name, "eyes", gettext(outcome.sentence))
    return Told(name, "counted", gettext("The ballot is in the urn."))


def _announced(request: HttpRequest) -> int:
    length = request.headers.get("Content-Length") or ""
    return int(length) if length.isdecimal() else 0


def _too_large() -> Refusal:
    most = settings.PICTURES_MAX_MEMORY_SIZE // 2**20
    return Refusal(
        "pictures_too_large",
        gettext_noop("These pictures are more than %(most)s MB together. Send fewer at once."),
        {"most": most},
    )


def _no_picture() -> Refusal:
    return Refusal("no_picture", gettext_noop("Choose at least one picture first."))
