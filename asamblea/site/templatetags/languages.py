"""Languages in templates: which there are, how each calls itself, which way it is read."""

from django import template

from asamblea import languages

register = template.Library()
register.filter("itself", languages.itself)
register.filter("named", languages.named)
register.filter("short", languages.short)
register.filter("direction", languages.direction)


@register.simple_tag
def languages_here() -> tuple[str, ...]:
    """Return the codes of the languages that the program speaks."""
    return languages.CODES
