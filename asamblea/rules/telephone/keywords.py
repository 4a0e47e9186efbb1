"""The words that a text message may begin with, in each language, as people write them.

Each stands here without case, accents or spaces (`rules.texts.folded`). A word that two languages share stands with both.
"""

from collections.abc import Mapping

Words = Mapping[str, Mapping[str, tuple[str, ...]]]
"""intent -> language -> words"""

STOP: Mapping[str, tuple[str, ...]] = {
    # The English ones are those of the carriers in the United States (CTIA Messaging Principles, 5.1.3).
    "en": (
        "stop",
        "stopall",
        "unsubscribe",
        "cancel",
        "end",
        "quit",
        "optout",
        "revoke",
        "stoptexting",
        "pleasestop",
        "stopplease",
    ),
    "es": (
        "alto",
        "parar",
        "para",
        "pare",
        "basta",
        "baja",
        "cancelar",
        "cancela",
        "detener",
        "nomas",
        "nomasmensajes",
        "nomasavisos",
    ),
    "ko": ("그만", "중지", "정지", "수신거부", "거부", "해지", "그만보내세요", "보내지마세요", "알림중지"),
}
"""An opt-out, only where it is the whole message."""

WORDS: Words = {
    "join": {"en": ("join",), "es": ("unirme", "entrar", "unir", "unete"), "ko": ("참여", "입장", "들어가기")},
    "next": {"en": ("next",), "es": ("proxima", "proximo", "siguiente"), "ko": ("다음", "다음모임")},
    "what": {"en": ("what",), "es": ("que",), "ko": ("무엇", "뭐", "질문")},
    "vote": {"en": ("vote",), "es": ("voto", "votar", "vota"), "ko": ("투표",)},
    "pledge": {
        "en": ("pledge", "hours"),
        "es": ("compromiso", "prometo", "horas"),
        "ko": ("신청", "약속", "시간내기", "약속시간"),
    },
    "times": {"en": ("times",), "es": ("horarios", "horario"), "ko": ("시간", "시간표")},
    "messages": {"en": ("messages",), "es": ("avisos", "mensajes"), "ko": ("알림", "문자")},
    "help": {"en": ("help", "info"), "es": ("ayuda",), "ko": ("도움", "도움말")},
    "speak": {"en": ("speak",), "es": ("hablar", "palabra"), "ko": ("발언",)},
    "up": {"en": ("up",), "es": ("bien", "arriba"), "ko": ("좋아요", "위")},
    "so_so": {"en": ("so", "soso"), "es": ("masomenos", "regular"), "ko": ("보통", "그저그래요")},
    "down": {"en": ("down",), "es": ("mal", "abajo"), "ko": ("싫어요", "아래")},
    "language": {
        "en": ("english", "ingles", "영어"),
        "es": ("espanol", "spanish", "스페인어"),
        "ko": ("한국어", "korean", "coreano"),
    },
}

REMINDERS: Mapping[str, tuple[str, ...]] = {
    # when (`rules.meeting_times.reminders.REMINDERS`) -> its words in all languages, after MESSAGES
    "evening": ("evening", "theeveningbefore", "noche", "tarde", "저녁", "전날저녁"),
    "morning": ("morning", "inthemorning", "manana", "enlamanana", "아침", "오전"),
    "noon": ("noon", "atnoon", "mediodia", "almediodia", "정오", "점심", "낮"),
    "hours": ("hours", "hoursbefore", "threehoursbefore", "horas", "horasantes", "treshorasantes", "세시간전", "몇시간전"),
}

CHOICES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    # method -> choice -> its words in all languages; the longest that fits counts
    "consent": {
        "agree": ("agree", "yes", "deacuerdo", "si", "acuerdo", "동의", "예", "네"),
        "aside": ("standaside", "aside", "meaparto", "aparto", "한발물러서기", "물러서기"),
        "block": ("block", "bloqueo", "bloquear", "막기"),
    },
    "majority": {
        "yes": ("yes", "agree", "si", "예", "네", "찬성"),
        "no": ("no", "아니요", "반대"),
        "abstain": ("abstain", "abstention", "meabstengo", "abstencion", "기권"),
    },
}
