from django.apps import AppConfig


class TimesConfig(AppConfig):
    name = "asamblea.times"
    default_auto_field = "django.db.models.BigAutoField"
