from django.apps import AppConfig


class EffortsConfig(AppConfig):
    name = "asamblea.efforts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from asamblea.efforts import beside, texts
        from asamblea.meetings import public as meetings
        from asamblea.translating import public as translating

        meetings.show_beside("efforts", beside.show)
        translating.texts_beside(texts.of)
