"""The words of a usual week in a text message, in each language, as people write them.

Each stands here without case and accents (`rules.texts.folded`); a space may be written as a dash or left out. A message
may mix languages: no word here means two things in two of them.
"""

from collections.abc import Mapping

from asamblea.rules.meeting_times.week import DAYS, PARTS

Words = Mapping[str, Mapping[str, tuple[str, ...]]]

DAY_WORDS: Words = {
    # day -> language -> words; the first is the shortest
    "mon": {"en": ("mon", "monday", "mondays"), "es": ("lun", "lunes"), "ko": ("월", "월요일")},
    "tue": {"en": ("tue", "tues", "tuesday", "tuesdays"), "es": ("mar", "martes"), "ko": ("화", "화요일")},
    "wed": {"en": ("wed", "weds", "wednesday", "wednesdays"), "es": ("mie", "mier", "miercoles"), "ko": ("수", "수요일")},
    "thu": {"en": ("thu", "thur", "thurs", "thursday", "thursdays"), "es": ("jue", "juev", "jueves"), "ko": ("목", "목요일")},
    "fri": {"en": ("fri", "friday", "fridays"), "es": ("vie", "vier", "viernes"), "ko": ("금", "금요일")},
    "sat": {"en": ("sat", "saturday", "saturdays"), "es": ("sab", "sabado", "sabados"), "ko": ("토", "토요일")},
    "sun": {"en": ("sun", "sunday", "sundays"), "es": ("dom", "domingo", "domingos"), "ko": ("일", "일요일")},
}

PART_WORDS: Words = {
    "morning": {
        "en": ("morning", "mornings"),
        "es": ("manana", "mananas"),
        "ko": ("오전", "아침"),
    },
    "afternoon": {
        "en": ("afternoon", "afternoons"),
        "es": ("tarde", "tardes"),
        "ko": ("오후", "낮"),
    },
    "evening": {
        "en": ("evening", "evenings", "eve"),
        "es": ("tarde noche", "tardecita", "anochecer"),
        "ko": ("저녁",),
    },
    "night": {
        "en": ("night", "nights"),
        "es": ("noche", "noches"),
        "ko": ("밤", "야간"),
    },
}

MANY_DAYS: Mapping[tuple[str, ...], tuple[str, ...]] = {
    DAYS: (
        *("every day", "daily", "all days", "all week", "whole week"),
        *("todos los dias", "cada dia", "diario", "diariamente", "toda la semana"),
        *("매일", "날마다", "모든 요일", "일주일 내내"),
    ),
    DAYS[:5]: ("weekdays", "weekday", "working days", "dias de semana", "entre semana", "dias laborables", "평일", "주중"),
    DAYS[5:]: ("weekends", "weekend", "fin de semana", "fines de semana", "finde", "주말"),
}
MANY_PARTS: Mapping[tuple[str, ...], tuple[str, ...]] = {
    tuple(PARTS)[:3]: ("all day", "todo el dia", "하루 종일", "종일"),
}
"""Nobody who is free all day means the night as well."""

TO = ("to", "till", "until", "through", "thru", "a", "al", "hasta", "부터", "에서")
"""From one to the other, like a dash."""

PASSED_OVER = (
    *("in", "on", "the", "and", "at", "also", "every", "each", "i am free", "free"),
    *("en", "el", "la", "los", "las", "por", "de", "del", "y", "e", "cada", "tambien", "todos", "libre"),
    *(
        "에는",
        "에",
        "은",
        "는",
        "과",
        "와",
        "이랑",
        "랑",
        "하고",
        "도",
        "날",
        "마다",
        "까지",
        "매주",
        "이요",
        "요",
        "입니다",
        "이에요",
        "예요",
    ),
)
"""Says nothing about when."""

ERASE: Mapping[str, tuple[str, ...]] = {
    "en": ("erase", "delete", "remove", "never", "none"),
    "es": ("borrar", "borra", "borrarlos", "eliminar", "nunca", "ninguno"),
    "ko": ("삭제", "지우기", "지워주세요", "없음", "없어요"),
}
"""Instead of a week: takes the card away. Each without spaces."""
