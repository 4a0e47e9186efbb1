"""An evening on the folder of a running site, made in this process, and phones that come into it."""

import os
from pathlib import Path

from bench.phones import Answer, Phone, at_once

Cookies = dict[str, str]


def use(var: Path) -> None:
    """Let this process act on the folder of a running site, as the site itself would."""
    os.environ["ASAMBLEA_VAR"] = str(var)
    os.environ["DJANGO_SETTINGS_MODULE"] = "asamblea.site.settings"
    os.environ.pop("DATABASE_URL", None)
    import django

    django.setup()


async def came_in(port: int, code: str) -> tuple[Cookies, str]:
    """Return the cookies of a phone that came in with a slip, in Spanish, and the address of its page."""
    (answer,) = await at_once(port, 1, [code], _enter)
    cookies = {name: answer.cookie(name) for name in ("slip", "django_language")}
    (page,) = await at_once(port, 1, [answer.header("location")], lambda phone, path: phone.get(path, cookies))
    cookies["csrftoken"] = page.cookie("csrftoken")
    return cookies, answer.header("location")


async def _enter(phone: Phone, code: str) -> Answer:
    token = (await phone.get(f"/s/{code}")).cookie("csrftoken")
    return await phone.post("/s/", f"code={code}&language=es&csrfmiddlewaretoken={token}", {"csrftoken": token})
