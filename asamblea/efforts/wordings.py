"""What the room votes on when a plan or the end of an effort is put before it, in the room's first language."""

from django.utils import translation
from django.utils.translation import gettext, ngettext

from asamblea.efforts.models import Effort, Plan
from asamblea.efforts.standing import Standing
from asamblea.rules.texts import Text


def of_plan(plan: Plan, standing: Standing, lang: str) -> Text:
    """Return a plan as the words of a proposal: what opens, with how many people."""
    with translation.override(lang):
        opened = [_opened(standing.efforts[number], len(plan.made["members"][number])) for number in plan.made["open"]]
        head = gettext("We open these efforts:") if opened else gettext("We open no effort now.")
        return {"lang": lang, "text": "\n".join([head, *(f"– {line}" for line in opened)])}


def _opened(effort: Effort, people: int) -> str:
    sentence = ngettext("%(title)s, with %(n)s person", "%(title)s, with %(n)s people", people)
    return sentence % {"title": effort.title, "n": people}


def of_becoming(effort: Effort, do: str, how: str, lang: str) -> Text:
    """Return what becomes of an effort as the words of a proposal; `how` says what changes, or why it stops."""
    with translation.override(lang):
        sentences = {
            "continue": gettext("“%(title)s” goes on as it is."),
            "change": gettext("“%(title)s” goes on, but changes:"),
            "stop": gettext("“%(title)s” stops."),
        }
        said = sentences.get(do, "%(title)s") % {"title": effort.title}
    return {"lang": lang, "text": " ".join(filter(None, (said, how)))}
