"""The demo's planning evening: nine efforts, sixty pledges made up by a seed, of which few can open.

No public data of pledged hours exists. These are drawn so that the usual happens: many say yes to
what is near and light, few to what needs a language, a driver or a night.
"""

from datetime import date
from random import Random
from typing import Any

from asamblea.demo.story import en, es, ko
from asamblea.efforts import public as efforts
from asamblea.rules import slips

SEED = 8
PLEDGES = 60
TITLE = es("¿A qué le ponemos manos este invierno?")
# (title, purpose, people, hours, hours each, needs, times, how many in ten say yes)
EFFORTS: tuple[Any, ...] = (
    (
        es("Línea de avisos"),
        "Contestar el teléfono por turnos, de dos en dos.",
        (8, 16),
        30,
        3,
        {"es": 4, "ko": 3},
        ("tue-evening", "thu-evening"),
        4,
    ),
    (
        en("Red Cards in every shop"),
        "Print the cards, walk the street, ask each shop to keep a box by the till.",
        (6, 20),
        18,
        2,
        {"ko": 2},
        (),
        6,
    ),
    (
        en("Support for the school walkout"),
        "Be there with water and phones when the students leave class.",
        (10, 40),
        15,
        1,
        {},
        ("fri-morning",),
        3,
    ),
    (ko("바자회 탁자"), "탁자를 빌리고, 나르고, 지킵니다.", (5, 12), 12, 2, {"van": 1}, ("sat-morning",), 4),
    (
        es("Taller: conoce tus derechos"),
        "Cuatro horas, con un ensayo de qué hacer si tocan a la puerta, para treinta personas.",
        (6, 10),
        16,
        2,
        {"es": 2, "ko": 2, "en": 2},
        ("sat-afternoon",),
        3,
    ),
    (es("Picnic de la cuadra"), "Comida, mesas, música.", (4, 30), 8, 1, {}, ("sun-afternoon",), 7),
    (
        es("Viajes a casa para quienes salen de noche"),
        "Manejar de la iglesia a casa después de cada asamblea.",
        (6, 12),
        12,
        2,
        {"van": 4},
        (),
        2,
    ),
    (ko("통역 모임"), "한국어·스페인어 통역을 서로 연습합니다.", (4, 10), 8, 2, {"ko": 2, "es": 2}, ("wed-evening",), 3),
    (
        en("A newsletter in three languages"),
        "Four pages every month, printed and left in the laundromats.",
        (5, 8),
        20,
        4,
        {"en": 1, "es": 1, "ko": 1},
        (),
        2,
    ),
)
TIMES = ("tue-evening", "thu-evening", "wed-evening", "fri-morning", "sat-morning", "sat-afternoon", "sun-afternoon")


def plant(assembly: str, meeting: str, until: date) -> None:
    """Put the efforts on the board and let sixty neighbors pledge."""
    drawn = Random(SEED)  # noqa: S311 a story, not a secret
    numbers = [
        efforts.write_down(assembly, meeting, title, purpose, people, hours, hours_each=each, needs=needs, times=times)
        for title, purpose, people, hours, each, needs, times, _ in EFFORTS
    ]
    for _ in range(PLEDGES):
        _pledge(drawn, assembly, meeting, numbers, until)


def _pledge(drawn: Random, assembly: str, meeting: str, numbers: list[int], until: date) -> None:
    choices = {
        number: drawn.choice((3, 2, 2, 0))
        for number, effort in zip(numbers, EFFORTS, strict=True)
        if drawn.randrange(10) < effort[-1]
    }
    if not choices:
        choices = {numbers[5]: 2}  # everyone comes to a picnic
    speaks = drawn.choice(("es", "es", "ko", "en"))
    abilities = {speaks, drawn.choice(("en", speaks))} | ({"van"} if drawn.randrange(8) == 0 else set())
    times = drawn.sample(TIMES, drawn.randrange(2, 6))
    code = slips.new_code(drawn.randbytes(10))
    efforts.pledge(
        assembly, meeting, code, drawn.choice((1, 2, 2, 3, 4)), until, choices, abilities=sorted(abilities), times=times
    )
