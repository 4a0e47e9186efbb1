from django.urls import path

from asamblea.times.pages import calendar, card, choose, paper, public, scanned

urlpatterns = [
    path("m/<slug:meeting>/times/", card.in_meeting, name="times-in-meeting"),
    path("a/<slug:assembly>/times/", public.why, name="times"),
    path("a/<slug:assembly>/times/card/", card.mine, name="times-card"),
    path("a/<slug:assembly>/times/card/find/", card.find, name="times-find"),
    path("a/<slug:assembly>/times/card/erase/", card.erase, name="times-erase"),
    path("a/<slug:assembly>/times/card/leave/", card.leave, name="times-leave"),
    path("a/<slug:assembly>/times/card/<str:code>", card.link, name="times-link"),
    path("a/<slug:assembly>/times/paper/", paper.paper, name="times-paper"),
    path("a/<slug:assembly>/times/paper/cards/", paper.cards, name="times-cards"),
    path("a/<slug:assembly>/times/paper/read/", scanned.read, name="times-read"),
    path("a/<slug:assembly>/times/paper/confirm/", scanned.confirm, name="times-confirm"),
    path("a/<slug:assembly>/times/choose/", choose.choose, name="times-choose"),
    path("a/<slug:assembly>/times/choose/agenda/", choose.to_agenda, name="times-agenda"),
    path("a/<slug:assembly>/times/choose/open/", choose.openness, name="times-open"),
    path("a/<slug:assembly>/calendar.ics", calendar.feed, name="calendar"),
]
