from django.apps import AppConfig


class TranslatingConfig(AppConfig):
    name = "asamblea.translating"
    default_auto_field = "django.db.models.BigAutoField"
