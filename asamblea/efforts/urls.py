from django.urls import path

from asamblea.efforts.pages import board, desk, paper, pledge, public, team

urlpatterns = [
    path("m/<slug:meeting>/efforts/", board.board, name="board"),
    path("m/<slug:meeting>/efforts/desk/", desk.desk, name="efforts-desk"),
    path("m/<slug:meeting>/efforts/new/", desk.write, name="effort-new"),
    path("m/<slug:meeting>/efforts/<int:effort>/edit/", desk.write, name="effort-edit"),
    path("m/<slug:meeting>/efforts/do/<slug:name>/", desk.act, name="efforts-act"),
    path("m/<slug:meeting>/efforts/paper/", paper.paper, name="paper-pledge"),
    path("m/<slug:meeting>/efforts/paper/cards/", paper.cards, name="pledge-cards"),
    path("m/<slug:meeting>/pledge/", pledge.pledge, name="pledge"),
    path("m/<slug:meeting>/pledge/withdraw/", pledge.withdraw, name="pledge-withdraw"),
    path("a/<slug:assembly>/efforts/", public.efforts, name="efforts"),
    path("a/<slug:assembly>/efforts/<int:effort>/", public.effort, name="effort"),
    path("a/<slug:assembly>/efforts/<int:effort>/did/", team.did, name="effort-did"),
    path("a/<slug:assembly>/efforts/<int:effort>/team/", team.begin, name="effort-team"),
    path("a/<slug:assembly>/efforts/<int:effort>/lesson/", team.lesson, name="effort-lesson"),
    path("a/<slug:assembly>/pledge/", team.mine, name="my-pledge"),
    path("a/<slug:assembly>/pledge/less/", team.less, name="pledge-less"),
]
