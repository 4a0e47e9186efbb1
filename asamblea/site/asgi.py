"""Joins the live server and Django's pages into one application on one port."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "asamblea.site.settings")

import django

django.setup()

from asamblea.site.serving import build  # noqa: E402 needs the settings first

application = build()
