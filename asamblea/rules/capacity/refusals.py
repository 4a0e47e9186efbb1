"""Every way the engine says no, in plain words."""

from collections.abc import Mapping

from asamblea.rules.refusal import Refusal
from asamblea.rules.words import gettext_noop

SENTENCES: Mapping[str, str] = {
    "id_missing": gettext_noop("Each effort and each pledge needs an id."),
    "effort_twice": gettext_noop("There are two efforts “%(effort)s”. Give each its own id."),
    "pledge_twice": gettext_noop("There are two pledges “%(pledge)s”. A new pledge replaces the old one; keep the later."),
    "people_few": gettext_noop("“%(effort)s”: an effort takes at least one person; people_min is %(least)s."),
    "people_crossed": gettext_noop("“%(effort)s”: people at least (%(least)s) is above people at most (%(most)s)."),
    "effort_hours": gettext_noop("“%(effort)s”: %(most)s people cannot give %(hours)s hours a week; a week has 168 hours each."),
    "negative_hours": gettext_noop("“%(id)s”: hours cannot be below 0; %(hours)s were given."),
    "week": gettext_noop("“%(id)s”: a week has 168 hours; %(hours)s were given."),
    "need_few": gettext_noop("“%(effort)s”: it needs %(many)s people able to do “%(ability)s”; ask for at least 1."),
    "need_many": gettext_noop(
        "“%(effort)s”: it needs %(many)s people able to do “%(ability)s” but takes at most %(most)s people."
    ),
    "unknown_ability": gettext_noop("“%(id)s”: nobody has defined the ability “%(ability)s”."),
    "unknown_effort": gettext_noop("Pledge “%(pledge)s”: there is no effort “%(effort)s”."),
    "gladness": gettext_noop("Pledge “%(pledge)s”, effort “%(effort)s”: gladness is 1, 2 or 3; %(found)s was given."),
    "unknown_named": gettext_noop("There is no effort “%(effort)s” to keep, to open or to leave out."),
    "in_and_out": gettext_noop("“%(effort)s” is both to be open and to be left out."),
    "most_few": gettext_noop("Open at least one effort; at most %(most)s were asked for."),
    "keep_many": gettext_noop("%(keep)s efforts are to be open, but at most %(most)s may be."),
    "track": gettext_noop("The track record is not possible: %(worked)s worked of %(pledged)s pledged."),
    "cannot_force": gettext_noop("“%(effort)s” cannot be opened: all who said yes together are not enough."),
    "cannot_force_together": gettext_noop("What is to be open cannot be staffed together."),
    "plan_contradicts": gettext_noop("%(place)s: this contradicts the rest of the plan."),
    "stopped": gettext_noop("The search was stopped. The plan before stays."),
    "no_time": gettext_noop("No plan was found in the time given. The plan before stays."),
    "solver_failed": gettext_noop("The search for a plan failed. Nothing was changed; the plan before stays."),
}


def refuse(code: str, **params: str | int) -> Refusal:
    """Return the refusal of this code with its sentence."""
    return Refusal(code, SENTENCES[code], params)
