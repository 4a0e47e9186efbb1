from django.urls import include, path
from django.views.i18n import set_language

handler400 = "asamblea.site.views.not_taken"
urlpatterns = [
    path("language/", set_language, name="set_language"),
    path("", include("asamblea.people.urls")),
    path("", include("asamblea.assemblies.urls")),
    path("", include("asamblea.meetings.urls")),
    path("", include("asamblea.efforts.urls")),
    path("", include("asamblea.times.urls")),
    path("", include("asamblea.glossary.urls")),
    path("", include("asamblea.interpreters.urls")),
    path("", include("asamblea.translating.urls")),
    path("", include("asamblea.paper.urls")),
    path("", include("asamblea.record.urls")),
    path("", include("asamblea.telephone.urls")),
    path("", include("asamblea.demo.urls")),
]
