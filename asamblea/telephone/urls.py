from django.urls import path

from asamblea.telephone import webhooks
from asamblea.telephone.pages import desk

urlpatterns = [
    path("telephone/text/", webhooks.text, name="telephone-text"),
    path("telephone/call/", webhooks.call, name="telephone-call"),
    path("telephone/call/<slug:at>/", webhooks.call, name="telephone-call-at"),
    path("telephone/", desk.unread, name="telephone-unread"),
    path("m/<slug:meeting>/telephone/", desk.desk, name="telephone-desk"),
    path("m/<slug:meeting>/telephone/code/", desk.give_code, name="telephone-code"),
    path("telephone/read/", desk.read, name="telephone-read"),
]
