from django.apps import AppConfig


class PaperConfig(AppConfig):
    name = "asamblea.paper"
    default_auto_field = "django.db.models.BigAutoField"
