from django.urls import path

from asamblea.translating.pages import assembly, translate

urlpatterns = [
    path("m/<slug:meeting>/translate/", translate.translate, name="translate"),
    path("a/<slug:assembly>/translate/", assembly.translate, name="assembly-translate"),
]
