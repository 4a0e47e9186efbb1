from django.apps import AppConfig


class AssembliesConfig(AppConfig):
    name = "asamblea.assemblies"
    default_auto_field = "django.db.models.BigAutoField"
