from django.apps import AppConfig


class InterpretersConfig(AppConfig):
    name = "asamblea.interpreters"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from asamblea.interpreters import before
        from asamblea.meetings import public as meetings

        meetings.show_before(before.show)
