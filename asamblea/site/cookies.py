"""Cookies that hold a secret of this device: no script reads them, no other site sends them."""

from django.http import HttpRequest, HttpResponse

DAY = 86_400
OF_A_NEIGHBOR = ("slip", "times")
"""What a phone forgets when it is passed on to another neighbor: who it was in the meeting, and their times card."""


def keep(answer: HttpResponse, request: HttpRequest, name: str, value: str, days: int) -> None:
    """Keep a secret on this device for so many days; over TLS it travels by TLS only."""
    answer.set_cookie(name, value, max_age=days * DAY, httponly=True, samesite="Lax", secure=request.is_secure())
