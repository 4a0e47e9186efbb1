"""`{% beside "wall" %}`, and `{% form "act" "speak" class="acts" %}…{% endform %}`: a form that works alike with and without script."""

from django import template
from django.template.context import Context
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from asamblea.meetings import beside as other_rooms

register = template.Library()


@register.simple_tag(takes_context=True)
def beside(context: Context, view: str) -> SafeString:
    """Show what another room has to say beside the open item (`meetings.beside`)."""
    return mark_safe(other_rooms.shown(context["state"], view, context["LANGUAGE_CODE"]))  # noqa: S308 our own templates


@register.simple_block_tag(takes_context=True, end_name="endform")
def form(context: Context, content: str, page: str, name: str, **attributes: str) -> SafeString:
    """Post `content`'s fields to the act `name` of `page` (a url name) in this meeting.

    Fixi sends it in place and puts the answer where the page says what happened; without script
    the browser posts it and comes back. Fragments of the stream are rendered without a request
    and so without a token: the script takes the page's.
    """
    url = reverse(page, args=[context["meeting_id"], name])
    token = context.get("csrf_token")
    hidden = format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', token) if token else ""
    extra = format_html_join("", ' {}="{}"', ((key, value) for key, value in attributes.items() if value))
    return format_html(
        '<form{} method="post" action="{}" fx-action="{}" fx-method="post" fx-target="#said" fx-swap="innerHTML">{}{}</form>',
        extra, url, url, hidden, content,
    )  # fmt: skip
