"""Where a provider posts texts and moments of calls. No signature, no entry; off, nothing is there."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from asamblea.channels.telephone import answers, incoming
from asamblea.telephone import calling, setup, texting

Fields = dict[str, str]
Webhook = Callable[..., HttpResponse]
XML = "text/xml; charset=utf-8"


def for_the_provider(webhook: Webhook) -> Webhook:
    """Let only requests in that the provider signed, for the address that the world knows."""

    @csrf_exempt
    @require_POST
    @never_cache
    @sensitive_post_parameters()
    @wraps(webhook)
    def signed(request: HttpRequest, **more: str) -> HttpResponse:
        if not setup.is_on():
            return _plain(404, gettext("The telephone is not set up here."))
        fields = {name: request.POST[name] for name in request.POST}
        url = settings.PUBLIC_URL + request.get_full_path()
        if not incoming.is_signed(settings.TELEPHONE_TOKEN, url, fields, request.headers.get(incoming.HEADER, "")):
            return _plain(403, gettext("This request is not signed by the provider of this telephone. Nothing was done."))
        return webhook(request, fields, **more)

    return signed


def _plain(status: int, sentence: str) -> HttpResponse:
    return HttpResponse(sentence + "\n", content_type="text/plain; charset=utf-8", status=status)


@for_the_provider
def text(request: HttpRequest, fields: Fields) -> HttpResponse:
    """Take a text message and answer it."""
    said = texting.take(incoming.text(fields, settings.TELEPHONE_REGION))
    return HttpResponse(answers.text(*said), content_type=XML)


@for_the_provider
def call(request: HttpRequest, fields: Fields, at: str = "") -> HttpResponse:
    """Take a moment of a call: it began, or keys were pressed at the step `at`."""
    said = calling.take(incoming.call(fields, settings.TELEPHONE_REGION), at, request.GET.dict())
    return HttpResponse(said, content_type=XML)
