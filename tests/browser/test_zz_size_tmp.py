"""A neighbor's page at its busiest, with all that it loads, as bytes on the wire."""

import pytest

from tests.browser.hall import Hall
from tests.browser.people import Phone, Street
from tests.browser.program import Program
from tests.browser.wire import wire

LIMIT = 14 * 1024
SETTLED_MS = 1_500
"""Until the stream has said what it says to a page that was just loaded."""
PROPOSAL = (
    "Que abramos la línea de avisos todos los martes y jueves de 6 a 9 de la noche, con dos personas por turno, "
    "y que el círculo de la línea cuente cada mes en la asamblea cuántas llamadas llegaron y qué hizo falta."
)
OTHER = "제보 전화를 매주 화요일 저녁 6시부터 9시까지 두 사람씩 맡아 열고, 한국어와 스페인어 통역을 함께 둡시다."


@pytest.fixture(scope="module")
def hall(street: Street, program: Program) -> Hall:
    """The busiest a phone can be: a question pauses a speech, a long line, two proposals, a temperature check, an open vote."""
    hall = Hall(street, program)
    hall.does("open-meeting")
    hall.opens("¿Abrimos la línea de avisos todos los martes por la noche?")
    neighbors = [hall.neighbor("ko" if n % 2 else "es") for n in range(10)]
    neighbors[0].does("speak")
    hall.does("call")
    neighbors[1].does("question")
    hall.does("call")
    for neighbor in neighbors[2:]:
        neighbor.does("speak")
    neighbors[9].does("point", rank="2")
    neighbors[2].does("propose", text=PROPOSAL, hours="6")
    neighbors[3].does("propose", text=OTHER, hours="4")
    neighbors[4].does("amend", proposal="p2", text=PROPOSAL)
    hall.does("ask-temperature")
    neighbors[5].does("temperature", mark="up")
    hall.does("open-vote", proposal="p1", method="consent")
    return hall


@pytest.mark.parametrize("lang", ["es", "ko"])
def test_a_neighbors_page_with_all_it_loads_fits_in_14_kb(hall: Hall, street: Street, program: Program, lang: str) -> None:
    phone = hall.phone(lang)
    phone.asks_to_speak()
    phone.casts("agree", hours=2)
    with wire(program.url) as counted:
        fresh = Phone(street.phone(lang), lang)
        kept = {"slip", "django_language", "csrftoken"}
        cookies = [
            {"name": c["name"], "value": c["value"], "url": counted.url}
            for c in phone.page.context.cookies()
            if c["name"] in kept
        ]
        fresh.page.context.add_cookies(cookies)
        fresh.page.goto(f"{counted.url}{hall.at('')}")
        fresh.page.wait_for_timeout(SETTLED_MS)
        fresh.receipt()
        assert counted.received <= 1000, f"{counted.received} bytes came over the wire"
