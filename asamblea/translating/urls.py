from django.urls import path

from asamblea.translating.pages import translate

urlpatterns = [
    path("m/<slug:meeting>/translate/", translate.translate, name="translate"),
]
