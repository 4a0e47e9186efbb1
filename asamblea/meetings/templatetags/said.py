"""Filters for what stands in the minutes as plain values: ISO days, and why a late vote decided nothing."""

from django import template

from asamblea.meetings import shown

register = template.Library()
register.filter("day", shown.day)
register.filter("why", shown.why)
