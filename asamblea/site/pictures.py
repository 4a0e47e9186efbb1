"""Pictures of papers come in: several at once, held in memory, never on disk."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from asamblea.rules.refusal import Refusal
from asamblea.rules.words import gettext_noop


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


@dataclass(frozen=True)
class Told:
    """What came of one picture: `end` is counted, look (people must), before (it was read already) or refused."""

    name: str
    end: str
    sentence: str


def in_memory(page: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Take the pictures before anything else looks at the form: Django asks for that where a view has its own handler."""
    protected = csrf_protect(page)

    @csrf_exempt
    @wraps(page)
    def taken(request: HttpRequest, *args: Any, **more: Any) -> HttpResponseBase:
        request.upload_handlers = [InMemory(request)]
        return protected(request, *args, **more)

    return taken


def sent(request: HttpRequest) -> Sequence[UploadedFile] | Refusal:
    """Return the files of the field `pictures`, or why there are none."""
    try:
        found: Sequence[UploadedFile] = request.FILES.getlist("pictures")
    except RequestDataTooBig:
        found = []
    if found:
        return found
    return _too_large() if _announced(request) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE else _no_picture()


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
