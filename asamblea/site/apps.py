from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "asamblea.site"
    label = "site"
