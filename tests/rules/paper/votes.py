"""Votes of every method, for the tests of paper ballots."""

from typing import Any

METHODS = ("consent", "majority", "approval", "equal_shares", "score", "irv", "schulze", "stv")


def vote(method: str, options: int = 3) -> dict[str, Any]:
    """Return a vote among `options` options; consent and majority have their choices."""
    listed = [{"id": str(n), "text": {"lang": "es", "text": f"Opción {n}"}, "cost": 10} for n in range(1, options + 1)]
    return {"method": method, "options": [] if method in ("consent", "majority") else listed}
