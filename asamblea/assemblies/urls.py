from django.urls import path

from asamblea.assemblies import views

urlpatterns = [
    path("", views.home, name="home"),
    path("start-assembly/", views.start, name="start-assembly"),
]
