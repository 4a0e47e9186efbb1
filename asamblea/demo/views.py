"""Two acts: look around a demo, and remove it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from asamblea.assemblies import public as assemblies
from asamblea.demo import making
from asamblea.people import public as people


@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """Make the demo, or go to the one that is here; only an organizer makes one, once there are any."""
    here = next((a for a in assemblies.everyone() if a.is_demo), None)
    if here is None and people.have_organizer() and not request.user.is_authenticated:
        return redirect("sign-in")
    return redirect("front", (here or making.make()).slug)


@require_POST
def remove(request: HttpRequest) -> HttpResponse:
    """Remove the demo in one act."""
    if people.have_organizer() and not request.user.is_authenticated:
        return redirect("sign-in")
    making.remove()
    messages.success(request, gettext("The demo is gone. Your own assemblies are as they were."))
    return redirect("home")
