"""What somebody says of themselves tonight: a name, their languages, their table. No minutes hold it; it is wiped."""

from collections.abc import Callable

from asamblea.languages import CODES, itself
from asamblea.meetings import minutes
from asamblea.meetings.acts.forms import Form
from asamblea.meetings.models import Signal
from asamblea.rules.meeting import opening
from asamblea.rules.meeting.state import State
from asamblea.rules.meeting.where import not_asked, unknown_name
from asamblea.rules.refusal import Refusal
from asamblea.rules.words import gettext_noop
from asamblea.slips import public as slips
from asamblea.slips.public import About, Voice


def name(state: State, voice: Voice, form: Form) -> Refusal | None:
    if state.phase == "closed":  # names are erased at closing, and none comes after
        return opening.over()
    slips.rename(voice, form.words("name", 40))
    minutes.tell_again(state.id, [voice.seat or 0])
    return None


def about(state: State, voice: Voice, form: Form) -> Refusal | None:
    if state.phase == "closed":
        return opening.over()
    known = {*CODES, *state.languages}
    languages = tuple(dict.fromkeys(lang for lang in (form.one("best"), *form.many("also")) if lang in known))
    interprets = form.one("interprets") == "1"
    if interprets and len(languages) < 2:
        return Refusal("one_language", gettext_noop("Tick two languages at least: you interpret between them."))
    with_seat = form.number("with", 0) or None
    if with_seat == voice.seat:
        return Refusal("with_self", gettext_noop("This is your own seat. Write the number of the seat you want to sit with."))
    if with_seat and not 1 <= with_seat <= state.seats:
        return Refusal("unknown_seat", gettext_noop("Nobody came in with this seat number."))
    slips.tell(voice, About(languages, interprets, form.one("newcomer") == "1", with_seat))
    minutes.tell_again(state.id, [voice.seat or 0])
    return None


def where(state: State, voice: Voice, form: Form) -> Refusal | None:
    """Keep which table, block or topic is theirs; the last answer counts."""
    asked = state.where_now
    if asked is None:
        return not_asked()
    chosen = form.one("mark")
    if chosen not in map(str, range(len(asked.names))):
        return unknown_name()
    Signal.objects.update_or_create(meeting_id=state.id, about=asked.id, seat=voice.seat or 0, defaults={"mark": chosen})
    minutes.tell_again(state.id, [voice.seat or 0])
    return None


def shown(state: State, voice: Voice) -> dict[str, object]:
    """Return what the form about oneself shows: what was said before, and whether a wish is shared; two queries."""
    said = slips.about(voice)
    other = slips.people(state.id).get(said.with_seat, About()) if said.with_seat else About()
    spoken = [(lang, itself(lang)) for lang in dict.fromkeys((*state.languages, *CODES))]
    return {"about": said, "spoken": spoken, "wish_shared": voice.seat is not None and other.with_seat == voice.seat}


ACTS: dict[str, Callable[[State, Voice, Form], Refusal | None]] = {"name": name, "about": about, "where": where}
