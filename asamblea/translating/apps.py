from django.apps import AppConfig


class TranslatingConfig(AppConfig):
    name = "asamblea.translating"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from asamblea.meetings import public as meetings
        from asamblea.translating import memory

        meetings.copy_also(memory.copy)
