from django.urls import path

from asamblea.interpreters.pages import mine, organizing

urlpatterns = [
    path("a/<slug:assembly>/interpreters/", organizing.everybody, name="interpreters"),
    path("a/<slug:assembly>/interpreters/remove/", organizing.remove, name="interpreter-remove"),
    path("a/<slug:assembly>/interpreters/link/", organizing.new_link, name="interpreter-new-link"),
    path("a/<slug:assembly>/interpreters/link/<str:code>", mine.link, name="interpreter-link"),
    path("a/<slug:assembly>/interpreters/mine/", mine.mine, name="interpreter-mine"),
    path("a/<slug:assembly>/interpreters/mine/answer/", mine.answer, name="interpreter-answer"),
    path("a/<slug:assembly>/interpreters/mine/erase/", mine.erase, name="interpreter-erase"),
    path("a/<slug:assembly>/interpreters/mine/leave/", mine.leave, name="interpreter-leave"),
    path("a/<slug:assembly>/interpreters/mine/go/", mine.go, name="interpreter-go"),
]
