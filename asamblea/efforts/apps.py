from django.apps import AppConfig


class EffortsConfig(AppConfig):
    name = "asamblea.efforts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from asamblea.efforts import beside
        from asamblea.meetings import public as meetings

        meetings.show_beside("efforts", beside.show)
