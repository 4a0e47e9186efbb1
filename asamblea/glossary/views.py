"""The page of an assembly's words, for anyone; organizers change and add terms."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from asamblea import languages
from asamblea.assemblies import public as assemblies
from asamblea.assemblies.public import AssemblyCard
from asamblea.glossary import glossaries, keeping
from asamblea.glossary.forms import TermForm
from asamblea.glossary.glossaries import ShownTerm
from asamblea.rules.refusal import Refusal


@require_GET
def words(request: HttpRequest, assembly: str) -> HttpResponse:
    """Every term in every language, the reader's first."""
    card = _card(assembly)
    now = request.LANGUAGE_CODE
    order = [now, *(lang for lang in languages.CODES if lang != now)]
    terms = [(term, [(lang, term.words[lang]) for lang in order if term.words.get(lang)]) for term in glossaries.of(card.slug)]
    return render(request, "glossary/words.html", {**_around(card), "terms": terms})


@login_required
@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, assembly: str, key: str = "") -> HttpResponse:
    """Add a term, or say it otherwise."""
    card = _card(assembly)
    term = next((one for one in glossaries.of(card.slug) if one.key == key), None)
    if key and term is None:
        raise Http404
    form = TermForm(request.POST or None, initial=_initial(term) if term else None)
    if form.is_bound and form.is_valid():
        refused = keeping.keep(card.slug, key, form.words(), {"lang": request.LANGUAGE_CODE, "text": form.cleaned_data["note"]})
        if refused is None:
            messages.success(request, gettext("The word stands in the list."))
            return redirect("words", assembly=card.slug)
        _say(form, refused)
    context = {**_around(card), "form": form, "term": term}
    return render(request, "glossary/write.html", context, status=400 if form.is_bound else 200)


@login_required
@require_POST
def remove(request: HttpRequest, assembly: str, key: str) -> HttpResponse:
    """Take an own term off the list, or call one of the program's as the program does."""
    card = _card(assembly)
    keeping.rows(card.slug, key).delete()
    messages.success(request, gettext("The list has changed."))
    return redirect("words", assembly=card.slug)


def _card(assembly: str) -> AssemblyCard:
    card = assemblies.get(assembly)
    if card is None:
        raise Http404
    return card


def _around(card: AssemblyCard) -> dict[str, object]:
    return {"assembly": card, "assembly_name": card.name, "assembly_url": reverse("front", args=[card.slug])}


def _initial(term: ShownTerm) -> dict[str, str]:
    return {"note": term.written, **{f"word-{lang}": word for lang, word in term.words.items()}}


def _say(form: TermForm, refused: Refusal) -> None:
    """Put a refusal beside the word that it is about."""
    params = dict(refused.params)
    lang = params.pop("lang", "")
    sentence = gettext(refused.sentence)
    form.add_error(f"word-{lang}" if lang else None, sentence % params if params else sentence)
