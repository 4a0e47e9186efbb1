from django.urls import path

from asamblea.demo import views

urlpatterns = [
    path("demo/", views.make, name="demo-make"),
    path("demo/remove/", views.remove, name="demo-remove"),
]
