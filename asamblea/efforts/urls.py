from django.urls import path

from asamblea.efforts.pages import board, desk, paper, pledge, public, team

urlpatterns = [
    path("m/<str:meeting>/efforts/", board.board, name="board"),
    path("m/<str:meeting>/efforts/desk/", desk.desk, name="efforts-desk"),
    path("m/<str:meeting>/efforts/new/", desk.write, name="effort-new"),
    path("m/<str:meeting>/efforts/<int:effort>/edit/", desk.write, name="effort-edit"),
    path("m/<str:meeting>/efforts/do/<slug:name>/", desk.act, name="efforts-act"),
    path("m/<str:meeting>/efforts/paper/", paper.paper, name="paper-pledge"),
    path("m/<str:meeting>/pledge/", pledge.pledge, name="pledge"),
    path("m/<str:meeting>/pledge/withdraw/", pledge.withdraw, name="pledge-withdraw"),
    path("a/<slug:assembly>/efforts/", public.efforts, name="efforts"),
    path("a/<slug:assembly>/efforts/<int:effort>/", public.effort, name="effort"),
    path("a/<slug:assembly>/efforts/<int:effort>/did/", team.did, name="effort-did"),
    path("a/<slug:assembly>/efforts/<int:effort>/team/", team.begin, name="effort-team"),
    path("a/<slug:assembly>/efforts/<int:effort>/lesson/", team.lesson, name="effort-lesson"),
    path("a/<slug:assembly>/pledge/", team.mine, name="my-pledge"),
    path("a/<slug:assembly>/pledge/less/", team.less, name="pledge-less"),
]
