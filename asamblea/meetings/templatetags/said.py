"""`{% said text %}`: somebody's words as the reader reads them; and filters for other plain values of the minutes."""

from django import template
from django.template.context import Context
from django.template.defaultfilters import linebreaksbr, truncatechars
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from asamblea import languages
from asamblea.meetings import shown, words
from asamblea.rules.meeting import wording
from asamblea.rules.meeting.state import State
from asamblea.rules.meeting.wording import Reading
from asamblea.rules.texts import Text

register = template.Library()
register.filter("day", shown.day)
register.filter("why", shown.why)


@register.simple_tag(takes_context=True)
def said(context: Context, text: Text, short: int = 0, lines: bool = False, bdi: bool = False) -> SafeString:
    """Show `text` in the reader's language; where there is no checked translation, say so in a small mark.

    `short` cuts after so many characters; `lines` keeps line breaks; `bdi` sets it apart in the middle of a line.
    """
    read = reading(context, text)
    shown_words = truncatechars(read.text["text"], short) if short else read.text["text"]
    if lines:
        shown_words = linebreaksbr(shown_words)
    is_theirs = read.text["lang"] in ("", get_language())  # the page has said its language already
    html = "{2}{3}" if is_theirs and not bdi else "<{0}>{2}</{0}>{3}" if is_theirs else '<{0} lang="{1}">{2}</{0}>{3}'
    return format_html(html, "bdi" if bdi else "span", read.text["lang"], shown_words, _mark(read))


@register.simple_tag(takes_context=True)
def plain(context: Context, text: Text) -> str:
    """Return the words of `text` as the reader reads them, for an attribute."""
    return reading(context, text).text["text"]


@register.simple_tag(takes_context=True)
def reads(context: Context, text: Text) -> Reading:
    """Return what the reader sees for `text`, and whether it was translated."""
    return reading(context, text)


@register.simple_tag(takes_context=True)
def tongues(context: Context) -> list[tuple[str, str]]:
    """Return (code, name) of what people may write in here: the languages of the meeting, and the page's own."""
    own = context["LANGUAGE_CODE"]
    spoken = context["state"].languages
    return [(lang, languages.itself(lang)) for lang in (*spoken, *(() if own in spoken else (own,)))]


@register.simple_tag(takes_context=True)
def unread(context: Context, text: Text | None = None) -> list[tuple[str, str]]:
    """Return (code, name) of the languages of people here that read `text` in no words of theirs yet; without it, of all."""
    state, declared = context["state"], context["declared"]
    return [(lang, words.languages((lang,))) for lang in declared if text is None or not wording.is_read(state, text, lang)]


def reading(context: Context, text: Text) -> Reading:
    """Return what this page's reader sees for `text`: as the meeting's state has it, or the page's `readings`.

    A page of texts that stand in no meeting or in many brings them along (`translating.public.readings`).
    """
    read = shown.reading(context.get("state") or State(), text)
    known = (context.get("readings") or {}).get(wording.key(text)) if read.state == "none" else None
    return known or read


def _mark(read: Reading) -> SafeString | str:
    if read.state in ("source", "checked"):
        return ""
    mark = gettext("draft translation") if read.state == "draft" else words.languages((read.source["lang"],))
    return format_html(' <small class="tongue">{}</small>', mark)


@register.inclusion_tag("meetings/parts/source.html", takes_context=True)
def source(context: Context, text: Text, of: str) -> dict[str, object]:
    """Show under a text of the room what it says in its own language, or where to help translate it.

    `of` is what the text belongs to (`rules.meeting.wording.texts_of`).
    """
    read = reading(context, text)
    help_at = {"of": of, "to": get_language(), "meeting_id": context.get("meeting_id")}
    return {"read": read, "language": words.languages((text.get("lang", ""),)), **help_at, "desk": context.get("desk")}
