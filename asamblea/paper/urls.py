from django.urls import path

from asamblea.paper.pages import desk, eyes, upload

urlpatterns = [
    path("m/<slug:meeting>/papers/", desk.table, name="papers"),
    path("m/<slug:meeting>/papers/print/", desk.print_papers, name="papers-print"),
    path("m/<slug:meeting>/papers/tie/", desk.tie, name="papers-tie"),
    path("m/<slug:meeting>/papers/read/", upload.read, name="papers-read"),
    path("m/<slug:meeting>/papers/eyes/", eyes.eyes, name="papers-eyes"),
    path("m/<slug:meeting>/papers/eyes/<int:paper>.jpg", eyes.picture, name="papers-picture"),
]
