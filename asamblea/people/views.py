"""Organizers come in: by a one-time link the first time, by name and passphrase afterwards."""

from threading import BoundedSemaphore

from django.contrib import messages
from django.contrib.auth import authenticate, login, logout
from django.contrib.auth.decorators import login_required
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from asamblea.people import public as people
from asamblea.people.forms import OrganizerForm, SignInForm
from asamblea.people.models import Organizer, OrganizerLink
from asamblea.site import guessing


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "POST"])
def start(request: HttpRequest, token: str) -> HttpResponse:
    """A one-time link: whoever opens it first and chooses a passphrase is an organizer."""
    link = OrganizerLink.objects.filter(token_hash=people.token_hash(token), until__gte=timezone.now())
    if not link.exists():
        return render(request, "people/dead_link.html", status=410)
    form = OrganizerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = _made(link.get(), form)
        if made is None:
            return render(request, "people/dead_link.html", status=410)
        login(request, made)
        messages.success(request, gettext("Welcome, %(name)s. You can prepare and lead meetings here.") % {"name": made.name})
        return redirect("home")
    return render(request, "people/start.html", {"form": form}, status=400 if form.is_bound else 200)


def _made(link: OrganizerLink, form: OrganizerForm) -> Organizer | None:
    """Use the link up and make the organizer in one transaction; of two at once, one wins."""
    organizer = Organizer(name=form.cleaned_data["name"])
    organizer.set_password(form.cleaned_data["passphrase"])
    try:
        with transaction.atomic():
            used, _ = OrganizerLink.objects.filter(id=link.id).delete()
            if not used:
                return None
            organizer.save()
    except IntegrityError:
        return None
    return organizer


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in with name and passphrase; twenty misses a minute from one place, then a pause."""
    form = SignInForm(request.POST or None)
    onward = _onward(request)
    status, refused = 200, ""
    if request.method == "POST":
        name = request.POST.get("name", "")[:60].casefold()
        too_many = guessing.refusal(request, name)
        found = _found(request, form, name) if not too_many else None
        if found:
            login(request, found)
            return redirect(onward)
        refused = gettext(too_many.sentence) if too_many else gettext("This name and passphrase do not belong together here.")
        status = 429 if too_many else 403
    return render(request, "people/sign_in.html", {"form": form, "next": onward, "refused": refused}, status=status)


AT_ONCE = BoundedSemaphore(2)
"""Passphrases looked at together: each takes memory on purpose, and a hundred would take the laptop's."""


def _found(request: HttpRequest, form: SignInForm, name: str) -> Organizer | None:
    found = None
    if form.is_valid():
        with AT_ONCE:
            found = authenticate(request, username=form.cleaned_data["name"], password=form.cleaned_data["passphrase"])
    if found is None:
        guessing.missed(request, name)
    return found  # type: ignore[return-value]


def _onward(request: HttpRequest) -> str:
    """Return where to go after signing in; never to another site."""
    asked = request.POST.get("next") or request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return asked if safe else reverse("home")


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out on this device."""
    logout(request)
    return redirect("home")


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def organizer_link(request: HttpRequest) -> HttpResponse:
    """Make a one-time link for another organizer; it is shown once."""
    link = request.build_absolute_uri(reverse("start", args=[people.new_link()])) if request.method == "POST" else ""
    return render(request, "people/organizer_link.html", {"link": link})
