"""Cookies that hold a secret of this device: no script reads them, no other site sends them."""

from django.http import HttpRequest, HttpResponse

DAY = 86_400


def keep(answer: HttpResponse, request: HttpRequest, name: str, value: str, days: int) -> None:
    """Keep a secret on this device for so many days; over TLS it travels by TLS only."""
    answer.set_cookie(name, value, max_age=days * DAY, httponly=True, samesite="Lax", secure=request.is_secure())
