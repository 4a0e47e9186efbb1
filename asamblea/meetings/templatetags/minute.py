"""`{% one_minute v %}`: a late vote `v` for whoever was not there."""

from django import template
from django.template.context import Context

from asamblea.meetings import one_minute as told
from asamblea.meetings.shown import ShownVote

register = template.Library()


@register.inclusion_tag("meetings/parts/one_minute.html", takes_context=True)
def one_minute(context: Context, v: ShownVote) -> dict[str, object]:
    """Say what it costs, until when it is open, how it is counted, and what follows."""
    return {"state": context["state"], "v": v, "minute": told.minute(context["state"], v.vote)}
