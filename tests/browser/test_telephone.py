"""One vote of the evening by text message in Spanish and one by keypad in Korean, beside a phone; the record finds each."""

import re

import pytest

from tests.browser.hall import Hall
from tests.browser.telephone import provider, serving_with_a_telephone
from tests.browser.words import say

CARMEN, MINJI = "+12135550123", "+12135550125"
RECEIPT = re.compile(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}")


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    with serving_with_a_telephone(tmp_path_factory.mktemp("asamblea")) as program:
        yield program
        assert "Traceback" not in program.said.read_text(), program.said.read_text()


def test_a_text_and_a_call_count_beside_a_phone_and_the_record_finds_their_receipts(street, program):
    hall, line = Hall(street, program), provider(program)
    hall.does("open-meeting")
    hall.opens("¿Abrimos la línea de avisos?")
    assert "persona 1" in line.text(CARMEN, f"UNIRME {hall.slip()}")[0]

    door = hall.devices("door")["door"]
    door.get_by_role("link", name=say("en", "Telephone: digits to call with, messages")).click()
    door.get_by_role("button", name=say("en", "Show eight digits")).click()
    digits = door.locator(".slip .code").inner_text().replace(" ", "")

    hall.neighbor().does("propose", text="Abrir la línea los martes y jueves.", hours="6")
    hall.does("open-vote", proposal="p1", method="consent")
    phone = hall.phone("en")
    phone.casts("agree")
    (counted,) = line.text(CARMEN, "VOTO 2 queda lejos")
    written = RECEIPT.search(counted)
    assert written, counted

    call = line.call(MINJI)
    call.press("3")
    call.press("2")
    assert "Abrir la línea los martes y jueves." in call.press(digits)
    call.press("1")
    spoken = "-".join(re.sub(r"[^0-9A-Z]", "", said) for said in call.press("1")[1:5])
    assert RECEIPT.fullmatch(spoken), spoken

    line.text(CARMEN, "Basta, están en la 6 y Vermont")
    door.goto(hall.at("telephone/"))
    assert "están en la 6 y Vermont" in door.locator("main").inner_text()

    hall.does("close-vote", vote="v1")
    page = street.phone("ko")
    for receipt in (written[0], spoken):
        page.goto(f"/a/asamblea-de-la-calle-ocho/m/{hall.id}/v1/?receipt={receipt}")
        assert page.get_by_role("status").locator(".receipt").inner_text() == receipt
    assert program.command("verify", record(program, page, hall)).returncode == 0


def record(program, page, hall) -> str:
    """Save the published record as a neighbor would, and return its path."""
    path = program.folder / "record.json"
    path.write_bytes(page.request.get(f"/a/asamblea-de-la-calle-ocho/m/{hall.id}/record.json").body())
    return str(path)
