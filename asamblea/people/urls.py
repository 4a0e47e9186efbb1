from django.urls import path

from asamblea.people import views

urlpatterns = [
    path("start/<str:token>", views.start, name="start"),
    path("sign-in/", views.sign_in, name="sign-in"),
    path("sign-out/", views.sign_out, name="sign-out"),
    path("organizers/link/", views.organizer_link, name="organizer-link"),
]
