"""A times card on paper on its way: printed, filled in, photographed, kept; or refused, or looked at by one person."""

import re
from dataclasses import dataclass

import cv2
import numpy as np
import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from asamblea.assemblies.models import Assembly
from asamblea.channels.printing.times_cards import STRIP
from asamblea.rules.meeting_times.week import from_bits
from asamblea.rules.paper import times_card
from asamblea.times import keeping, words
from asamblea.times.models import Card, Printed
from bench import photos
from bench.photos import Picture, Trouble
from tests.channels.scanning.test_scanning import cat, paper as ballot

PLACES = times_card.layout()
MEANT = (("evening", "tue"), ("night", "sun"), ("language", "ko"), ("work", "night"), ("needs", "interpreter"))
READ = "/a/ocho/times/paper/read/"


@dataclass
class OnPaper:
    """A card that was printed: its page without the strip, and the code on the strip."""

    page: Picture
    code: str

    def filled(self, *marked: tuple[str, str]) -> "OnPaper":
        photos.fill(self.page, PLACES, photos.bubbles(PLACES, *marked))
        return self

    @property
    def picture(self) -> bytes:
        return photos.jpeg(self.page)


def print_card(organizer: Client, size: str = "letter") -> OnPaper:
    first = pypdfium2.PdfDocument(organizer.post("/a/ocho/times/paper/cards/", {"paper": size}).content)[0]
    code = re.search(r"(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}", first.get_textpage().get_text_range())
    assert code
    return OnPaper(photos.page(first)[: -round(STRIP * photos.MM)], code[0].replace("-", ""))


@pytest.fixture
def card(organizer, room) -> OnPaper:
    return print_card(organizer)


def send(client: Client, *pictures: bytes, to: str = READ) -> str:
    files = [SimpleUploadedFile(f"card-{n}.jpg", data, "image/jpeg") for n, data in enumerate(pictures, 1)]
    return client.post(to, {"pictures": files}, follow=True).content.decode()


def test_the_card_offers_what_the_typed_form_offers():
    assert (*words.LANGUAGES,) == times_card.LANGUAGES
    assert (*words.NEEDS,) == times_card.NEEDS


def test_a_photographed_card_counts_under_the_code_on_its_strip(organizer, card):
    assert "This card counts." in send(organizer, card.filled(*MEANT).picture)
    kept = keeping.of_code("ocho", card.code)
    assert (kept.how, kept.language, kept.work, kept.turns) == ("paper", "ko", "night", 1)
    assert from_bits(kept.week_1) == {"tue-evening", "sun-night"}
    assert (kept.interpreter, kept.childcare, kept.step_free) == (True, False, False)


def test_a_card_on_a4_in_a_bad_photo_is_read(organizer, room):
    card = print_card(organizer, "a4").filled(*MEANT)
    seen = photos.photo(card.page, Trouble(), np.random.default_rng(5))
    assert "This card counts." in send(organizer, photos.jpeg(seen))
    assert from_bits(keeping.of_code("ocho", card.code).week_1) == {"tue-evening", "sun-night"}


def test_the_neighbor_opens_and_changes_the_card_with_the_strip(organizer, card):
    send(organizer, card.filled(*MEANT).picture)
    phone = Client(headers={"accept-language": "es"})
    page = phone.post("/a/ocho/times/card/find/", {"code": card.code}, follow=True).content.decode()
    assert re.search(r'value="tue-evening"[^>]*checked', page)
    fields = {"do": "keep", "turns": 1, "turn": 1, "language": "ko", "work": "night", "week-1": ["sat-morning"]}
    phone.post("/a/ocho/times/card/", fields)
    assert from_bits(keeping.of_code("ocho", card.code).week_1) == {"sat-morning"}


@pytest.mark.parametrize("lang", ["en", "es", "ko"])
def test_a_copied_card_counts_once(organizer, card, lang):
    picture = card.filled(*MEANT).picture
    send(organizer, picture)
    said = {"en": "was read already", "es": "ya se leyó", "ko": "이미 읽었습니다"}[lang]
    organizer.defaults["HTTP_ACCEPT_LANGUAGE"] = lang
    assert said in send(organizer, picture)
    copied = card.filled(("morning", "mon")).picture
    assert said in send(organizer, copied)
    assert from_bits(Card.objects.get().week_1) == {"tue-evening", "sun-night"}


def test_a_doubtful_card_is_shown_to_one_person_beside_what_is_clear_and_nothing_is_kept(organizer, card):
    page = send(organizer, card.filled(*MEANT, ("language", "es")).picture)
    assert "Two circles are filled" in page and "data:image/jpeg;base64," in page
    assert "One person looks" in page
    assert re.search(r'value="tue-evening"[^>]*checked', page) and not re.search(r'value="mon-morning"[^>]*checked', page)
    assert re.search(r'<option value="" selected>', page), "no language is chosen for anybody"
    assert Card.objects.count() == 0 and Printed.objects.filter(code_hash=None).count() == 0


def token(page: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found
    return found[1]


SEEN = {"do": "keep", "language": "es", "work": "night", "week-1": ["tue-evening"]}


def test_what_one_person_sees_is_kept_once(organizer, card):
    doubtful = token(send(organizer, card.filled(("evening", "tue"), ("work", "night")).picture))
    said = organizer.post("/a/ocho/times/paper/confirm/", {**SEEN, "token": doubtful}, follow=True).content.decode()
    assert "Its neighbor has its code on the strip" in said
    assert keeping.of_code("ocho", card.code).language == "es"
    again = organizer.post("/a/ocho/times/paper/confirm/", {**SEEN, "language": "ko", "token": doubtful})
    assert again.status_code == 400 and "was read already" in again.content.decode()
    assert Card.objects.get().language == "es"


def test_a_form_that_is_not_whole_is_shown_again_with_its_token(organizer, card):
    doubtful = token(send(organizer, card.filled(("evening", "tue")).picture))
    answer = organizer.post("/a/ocho/times/paper/confirm/", {**SEEN, "work": "", "token": doubtful})
    assert answer.status_code == 400 and token(answer.content.decode()) == doubtful
    assert "Look at the paper" in answer.content.decode() and Card.objects.count() == 0


def test_a_made_up_token_keeps_nothing(organizer, card):
    answer = organizer.post("/a/ocho/times/paper/confirm/", {**SEEN, "token": "ocho:1:x"})
    assert "waited too long" in answer.content.decode() and Card.objects.count() == 0


def test_of_two_doubtful_cards_one_is_shown_and_the_other_is_sent_again(organizer, card):
    page = send(organizer, card.filled(("evening", "tue")).picture, print_card(organizer).picture)
    assert "shown below" in page and "Send its picture again" in page
    assert page.count("data:image/jpeg;base64,") == 1


def test_a_cat_a_ballot_a_half_and_a_forged_card_are_refused_and_the_good_one_counts(organizer, card):
    card.filled(*MEANT)
    forged = print_card(organizer).filled(*MEANT)
    Printed.objects.exclude(code_hash=keeping._hash("ocho", card.code)).delete()
    half = photos.jpeg(card.page[: card.page.shape[0] // 2])
    page = send(organizer, cat(), photos.jpeg(ballot("consent")), half, forged.picture, b"GIF89a", card.picture)
    for said in ("no paper of ours", "This is a ballot", "Not all four corner", "We printed no such card", "not a whole picture"):
        assert said in page
    assert page.count("This card counts.") == 1 and Card.objects.count() == 1


def test_a_card_of_another_assembly_is_refused(organizer, card):
    Assembly.objects.create(slug="nueve", name="Nueve", languages=["es"], zone="America/Los_Angeles")
    page = send(organizer, card.filled(*MEANT).picture, to="/a/nueve/times/paper/read/")
    assert "belongs to another assembly" in page and Card.objects.count() == 0
    elsewhere = token(send(organizer, print_card(organizer).picture))
    answer = organizer.post("/a/nueve/times/paper/confirm/", {**SEEN, "token": elsewhere})
    assert "belongs to another assembly" in answer.content.decode() and Card.objects.count() == 0


def test_a_covered_circle_asks_for_another_picture(organizer, card):
    first = PLACES.bubbles[0]
    cv2.circle(card.filled(*MEANT).page, photos.at(card.page, first.x, first.y), 40, 255, -1)
    assert "covered or folded" in send(organizer, card.picture)
    assert Card.objects.count() == 0


def test_no_picture_is_a_sentence(organizer, card):
    assert "Choose at least one picture" in organizer.post(READ, {}, follow=True).content.decode()


def test_only_an_organizer_reads_cards(room, card):
    assert Client().post(READ, {}).status_code == 302
    assert Client().post("/a/ocho/times/paper/confirm/", SEEN).status_code == 302
    assert Card.objects.count() == 0


def test_neither_code_nor_serial_is_kept_and_nothing_ties_a_read_paper_to_its_card(organizer, card):
    send(organizer, card.filled(*MEANT).picture)
    read = Printed.objects.get(code_hash=None)
    assert bytes(read.serial_hash) != bytes(Card.objects.get().code_hash)
    assert card.code.encode() not in bytes(read.serial_hash)


def test_old_papers_are_forgotten(organizer, card):
    Printed.objects.update(until="2020-01-01")
    keeping.forget_expired()
    assert not Printed.objects.exists()


def test_reading_one_card_asks_the_database_little(organizer, card, django_assert_max_num_queries):
    picture = card.filled(*MEANT).picture
    with django_assert_max_num_queries(12):
        send(organizer, picture)
