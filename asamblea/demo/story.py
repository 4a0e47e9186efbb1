"""What the demo neighborhood said and decided: made up, in the languages people would say it in."""

from asamblea.rules.texts import Text


def es(words: str) -> Text:
    return {"lang": "es", "text": words}


def ko(words: str) -> Text:
    return {"lang": "ko", "text": words}


def en(words: str) -> Text:
    return {"lang": "en", "text": words}


NAME = "Asamblea de la Calle Ocho (demo)"
LANGUAGES = ("es", "ko", "en")
ZONE = "America/Los_Angeles"
PLACE = "Immanuel Church, basement"

# (title, days ago, [(item, asks, [proposal, amendment or None, votes as choices, owner, days until due] or (why, next))])
PAST = (
    (
        es("Asamblea de septiembre"),
        56,
        (
            (
                es("Tarjetas rojas en las tiendas"),
                (
                    es("Imprimir 1,000 tarjetas rojas en español y coreano y dejarlas en 30 tiendas de la calle Ocho."),
                    None,
                    "agree " * 21 + "aside " * 2,
                    "equipo de tarjetas",
                    28,
                ),
            ),
            (
                en("A ride for neighbors who come from night shifts"),
                (
                    en("Keep a list of six drivers who bring neighbors home after every assembly."),
                    en("Keep a list of six drivers who bring neighbors to every assembly and home again."),
                    "agree " * 19 + "aside " * 3,
                    "Drivers' circle",
                    40,
                ),
            ),
        ),
    ),
    (
        es("Asamblea de octubre"),
        28,
        (
            (
                ko("통역 봉사자 모집"),
                (ko("다음 모임까지 한국어·스페인어 통역 봉사자를 네 명 더 찾습니다."), None, "agree " * 24, "통역 모임", 21),
            ),
            (
                es("¿Cambiamos la asamblea a los domingos?"),
                (
                    es("Faltaban vecinos que trabajan de noche; no quisimos decidir sin ellos."),
                    es("El equipo de llamadas pregunta a 40 vecinos y volvemos a verlo en diciembre."),
                ),
            ),
        ),
    ),
)
TONIGHT = es("Asamblea de esta noche")
AGENDA = (
    (es("¿Abrimos la línea de avisos los martes?"), "decide", 20),
    (ko("겨울 바자회 준비"), "discuss", 15),
    (en("Know-your-rights training for the school"), "decide", 20),
)
PROPOSAL = es("Que abramos la línea de avisos todos los martes de 6 a 9 de la noche, con dos personas por turno.")
AMENDMENT = ko("제보 전화는 매주 화요일과 목요일 저녁 6시부터 9시까지 두 사람씩 맡아 엽니다.")
NEIGHBORS_TONIGHT = 17
NOTE = en("Three neighbors told how the phone rang out on the night of the 3rd: nobody was on shift.")
PROMISES_TITLE = es("Lo que prometimos")
TRANSLATIONS = (
    (TONIGHT, ko("오늘 저녁 동네회의"), en("Tonight’s assembly")),
    (AGENDA[0][0], ko("화요일마다 제보 전화를 열까요?"), en("Do we open the tipline on Tuesdays?")),
    (AGENDA[1][0], es("Preparar el bazar de invierno"), en("Getting ready for the winter bazaar")),
    (AGENDA[2][0], es("Taller «Conoce tus derechos» en la escuela"), ko("학교에서 여는 ‘내 권리 알기’ 교육")),
    (
        PROPOSAL,
        ko("제보 전화를 매주 화요일 저녁 6시부터 9시까지 두 사람씩 맡아 엽시다."),
        en("That we open the tipline every Tuesday from 6 to 9 in the evening, two people to a shift."),
    ),
    (AMENDMENT, es("La línea de avisos abre martes y jueves de 6 a 9 de la noche, con dos personas por turno.")),
)
"""What was translated tonight; the amendment and the note still wait for somebody."""
