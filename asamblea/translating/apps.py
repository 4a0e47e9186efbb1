from django.apps import AppConfig


class TranslatingConfig(AppConfig):
    name = "asamblea.translating"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from asamblea.meetings import public as meetings
        from asamblea.translating import helped, memory
        from asamblea.translating.models import Helped

        meetings.copy_also(memory.copy)
        meetings.erase_too(helped.forget, Helped._meta.db_table)
