from django.apps import AppConfig


class TelephoneConfig(AppConfig):
    name = "asamblea.telephone"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from asamblea.meetings import public as meetings
        from asamblea.telephone import beside, keeping
        from asamblea.telephone.models import TABLES

        meetings.erase_too(keeping.forget, *TABLES)
        meetings.show_at_the_door(beside.at_the_door)
