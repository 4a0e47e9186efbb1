from django.urls import path

from asamblea.record import views

urlpatterns = [
    path("a/<slug:assembly>/", views.front, name="front"),
    path("a/<slug:assembly>/decisions/", views.decisions, name="decisions"),
    path("a/<slug:assembly>/m/<slug:meeting>/", views.meeting_record, name="meeting-record"),
    path("a/<slug:assembly>/m/<slug:meeting>/minutes/", views.minutes, name="minutes"),
    path("a/<slug:assembly>/m/<slug:meeting>/record.json", views.record_file, name="record-file"),
    path("a/<slug:assembly>/m/<slug:meeting>/<slug:vote>/", views.vote_record, name="vote-record"),
    path("a/<slug:assembly>/m/<slug:meeting>/<slug:vote>.<slug:kind>", views.vote_file, name="vote-file"),
]
