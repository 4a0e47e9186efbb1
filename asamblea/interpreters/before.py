"""What the page that prepares an evening shows of interpreters: the languages expected, and where somebody is missing."""

from django.template.loader import render_to_string
from django.utils import timezone, translation

from asamblea.interpreters import gaps, words
from asamblea.interpreters.models import Interpreter
from asamblea.rules.meeting.state import State


def show(state: State, lang: str) -> str:
    """Return the card of this evening; "" once it is over."""
    if state.phase == "closed":
        return ""
    rows = list(Interpreter.objects.filter(assembly=state.assembly))
    evening = next((e for e in gaps.of_assembly(state.assembly, rows, timezone.now()) if e.meeting.id == state.id), None)
    with translation.override(lang):
        needs = [words.need(need) for need in evening.needs] if evening else []
        return render_to_string(
            "interpreters/before.html", {"needs": needs, "assembly_slug": state.assembly, "meeting": state.id}
        )
