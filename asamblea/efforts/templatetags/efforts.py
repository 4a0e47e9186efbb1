"""Filters that say abilities and times in the reader's language."""

from django import template

from asamblea.efforts import words

register = template.Library()
register.filter("ability", words.ability)
register.filter("slots", words.slots)
