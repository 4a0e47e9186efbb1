"""A pledge as a text message makes it: hours, and the efforts they are for."""

from collections.abc import Sequence

from asamblea.assemblies import public as assemblies
from asamblea.efforts import pledging
from asamblea.efforts.forms import PledgeForm, as_initial
from asamblea.efforts.models import Pledge
from asamblea.efforts.standing import standing
from asamblea.efforts.whose import Key
from asamblea.meetings import public as meetings
from asamblea.rules.meeting.opening import over
from asamblea.rules.refusal import Refusal
from asamblea.rules.texts import Text

WOULD = "2"
"""What hours without more words say of an effort: I would (`words.GLAD`)."""
DAYS = "90"


def asking(assembly: str) -> list[tuple[int, Text]]:
    """Return the efforts that ask for pledges now, in the order they were proposed in: (number, title)."""
    return [(effort.id, {"lang": effort.lang, "text": effort.title}) for effort in standing(assembly).asking]


def pledge_hours(meeting: str, code: str, hours: int, efforts: Sequence[int]) -> Refusal | None:
    """Keep hours a week for these efforts under a slip's code, by the checks of the page; the rest of a pledge stays."""
    state = meetings.state_of(meeting)
    if state is None or state.phase == "closed":
        return over()
    card = assemblies.get(state.assembly)
    assert card is not None
    stands, key = standing(state.assembly), Key(state.assembly, code)
    kept = key.pledge()
    before = {name: value for name, value in as_initial(kept).items() if not name.startswith("choice-")} if kept else {}
    said = {**before, "hours": hours, "until": DAYS, **{f"choice-{effort}": WOULD for effort in efforts}}
    form = PledgeForm(stands.asking, said)
    if not form.is_valid():
        return Refusal("not_a_pledge", str(next(iter(form.errors.values()))[0]))
    done = pledging.keep(key, form, stands, meeting, "slip", card.today)
    if isinstance(done, Pledge):
        meetings.tell_again(meeting, ())
        return None
    return done
