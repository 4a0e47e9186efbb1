"""What another room shows on the wall and on phones while an item about its things is open, at the door, and before.

The meeting does not know efforts or the list of interpreters; the rooms that do say here what to show for them.
"""

from collections.abc import Callable

from asamblea.rules.meeting.state import State

Show = Callable[[State, str, str], str]
"""(state, view, language) -> HTML, safe to show"""

Prepare = Callable[[State, str], str]
"""(state, language) -> HTML, safe to show"""

_prepares: list[Prepare] = []
_shows: dict[str, Show] = {}
_at_the_door: list[Callable[[State], str]] = []


def show(about: str, render: Show) -> None:
    """From now on show what `render` gives beside items about this (`rules.meeting.agenda.ABOUT`)."""
    _shows[about] = render


def stands(state: State) -> bool:
    """Return whether another room shows something beside the open item."""
    return state.item is not None and state.item.about in _shows


def shown(state: State, view: str, lang: str) -> str:
    """Return what stands beside the open item in this view, or ""."""
    about = state.item.about if state.item else ""
    render = _shows.get(about)
    return render(state, view, lang) if render else ""


def show_before(render: Prepare) -> None:
    """From now on show what `render` gives on the page where an evening is prepared."""
    _prepares.append(render)


def before(state: State, lang: str) -> list[str]:
    """Return what other rooms have to say before the evening."""
    return [render(state, lang) for render in _prepares]


def show_at_the_door(render: Callable[[State], str]) -> None:
    """From now on show what `render` gives (HTML, safe to show, or "") in the live part of the door's desk."""
    _at_the_door.append(render)


def at_the_door(state: State) -> list[str]:
    """Return what other rooms show at the door."""
    return [html for render in _at_the_door if (html := render(state))]
