from django.urls import path

from asamblea.glossary import views

urlpatterns = [
    path("a/<slug:assembly>/words/", views.words, name="words"),
    path("a/<slug:assembly>/words/new/", views.write, name="word-new"),
    path("a/<slug:assembly>/words/<slug:key>/", views.write, name="word-edit"),
    path("a/<slug:assembly>/words/<slug:key>/remove/", views.remove, name="word-remove"),
]
