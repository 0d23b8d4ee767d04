"""The demo content hangs together: every key leads somewhere, nothing half-translated, nothing half-captioned."""

import datetime
import io
import re
from collections import Counter
from collections.abc import Callable
from typing import get_args

import pytest
import time_machine
from PIL import Image

from newsroom.demo import stories
from newsroom.demo.articles import ARTICLES
from newsroom.demo.captions import GALLERIES, PHOTOS
from newsroom.demo.organisations import ORGANISATIONS
from newsroom.demo.people import APPOINTMENTS, OFFICIALS, POSITIONS
from newsroom.demo.pictures import SCENES, draw
from newsroom.demo.portraits import SITTERS
from newsroom.demo.shapes import Article, ArticleKind, Standing, Text
from newsroom.demo.stories import Newsroom
from newsroom.demo.tags import TAGS

LISTS = (ARTICLES, GALLERIES, PHOTOS, ORGANISATIONS, OFFICIALS, POSITIONS, TAGS)
OFFICIAL_KEYS = {official.key for official in OFFICIALS}
ORGANISATION_KEYS = {organisation.key for organisation in ORGANISATIONS}
PHOTO_KEYS = {photo.key for photo in PHOTOS}
GALLERY_KEYS = {gallery.key for gallery in GALLERIES}
LIVE = ("published", "scheduled", "withdrawn", "taken_down")


def bodies(article: Article) -> str:
    parts = [article.body, *(update.added for update in article.updates)]
    return "".join(part.uk + part.en for part in parts)


def keys_in(pattern: str) -> Callable[[Article], set[str]]:
    return lambda article: set(re.findall(f'data-{pattern}="([^"]+)"', bodies(article)))


def test_the_demo_is_as_large_as_promised() -> None:
    assert len(ARTICLES) >= 40
    assert (len(OFFICIALS), len(ORGANISATIONS), len(TAGS), len(GALLERIES)) == (12, 10, 25, 6)
    assert {article.kind for article in ARTICLES} == set(get_args(ArticleKind))
    assert {article.standing for article in ARTICLES} == set(get_args(Standing))
    assert sum(bool(article.headline.en) for article in ARTICLES) >= 20


@pytest.mark.parametrize("things", LISTS, ids=lambda things: type(things[0]).__name__)
def test_no_key_is_used_twice(things: tuple[Article, ...]) -> None:
    assert [key for key, count in Counter(thing.key for thing in things).items() if count > 1] == []


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.key)
def test_every_key_in_an_article_leads_somewhere(article: Article) -> None:
    assert article.organisation in ORGANISATION_KEYS
    assert set(article.tags) <= {tag.key for tag in TAGS}
    assert {key for key, _role in article.mentions} <= OFFICIAL_KEYS | ORGANISATION_KEYS
    assert {article.lead_photo} - {""} <= PHOTO_KEYS
    assert set(article.galleries) <= GALLERY_KEYS
    assert keys_in("speaker")(article) <= OFFICIAL_KEYS
    assert keys_in("photo")(article) <= PHOTO_KEYS
    assert keys_in("gallery")(article) <= GALLERY_KEYS


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.key)
def test_every_quoted_official_is_mentioned(article: Article) -> None:
    assert keys_in("speaker")(article) <= {key for key, _role in article.mentions}


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.key)
def test_a_language_has_headline_lead_and_body_or_nothing(article: Article) -> None:
    texts = (article.headline, article.lead, article.body)
    assert all(text.uk for text in texts)
    assert len({bool(text.en) for text in texts}) == 1


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.key)
def test_every_correction_finds_the_words_it_corrects(article: Article) -> None:
    for correction in article.corrections:
        text: Text = getattr(article, correction.field)
        assert text.uk.count(correction.before.uk) == 1
        assert not correction.before.en or text.en.count(correction.before.en) == 1
        assert correction.kind == "minor" or (
            correction.was_wrong.uk and correction.is_right.uk and correction.cause.uk
        )


def test_a_withdrawn_or_removed_article_says_why_and_a_returned_one_has_a_note() -> None:
    assert all(article.notice.uk for article in ARTICLES if article.standing in ("withdrawn", "taken_down"))
    assert all(article.note for article in ARTICLES if article.standing == "returned")


def test_only_scheduled_articles_lie_in_the_future() -> None:
    assert {article.standing for article in ARTICLES if article.days_ago < 0} == {"scheduled"}
    assert all(article.days_ago < 0 for article in ARTICLES if article.standing == "scheduled")


@pytest.mark.parametrize("article", [a for a in ARTICLES if a.standing in LIVE], ids=lambda article: article.key)
def test_every_mentioned_official_held_a_position_on_the_day(article: Article) -> None:
    day = article.days_ago if article.event_days_ago is None else article.event_days_ago
    for key in OFFICIAL_KEYS & {key for key, _role in article.mentions}:
        held = [a for a in APPOINTMENTS if a.official == key and a.from_days_ago >= day]
        assert [a for a in held if a.until_days_ago is None or a.until_days_ago <= day], key


def test_officials_positions_and_organisations_refer_to_each_other() -> None:
    assert {appointment.official for appointment in APPOINTMENTS} == OFFICIAL_KEYS
    assert {appointment.position for appointment in APPOINTMENTS} == {position.key for position in POSITIONS}
    assert {position.organisation for position in POSITIONS} <= ORGANISATION_KEYS
    related = {key for organisation in ORGANISATIONS for key in (organisation.parent, organisation.superseded_by)}
    assert related - {""} <= ORGANISATION_KEYS


def test_every_photo_has_caption_alt_text_and_credit_in_both_languages() -> None:
    for photo in PHOTOS:
        for text in (photo.caption, photo.alt, photo.credit, photo.place):
            assert text.uk, photo.key
            assert text.en, photo.key


def test_every_photo_can_be_drawn_and_every_drawing_has_a_caption() -> None:
    assert {*SCENES, *SITTERS} == PHOTO_KEYS
    assert {official.portrait for official in OFFICIALS} == set(SITTERS)
    assert all(5 <= len(gallery.photos) <= 9 and set(gallery.photos) <= PHOTO_KEYS for gallery in GALLERIES)


@pytest.mark.parametrize("key", ["city-morning", "portrait-verbovetska"])
def test_the_same_key_always_draws_the_same_picture(key: str) -> None:
    first = draw(key, size=(300, 200))
    assert first == draw(key, size=(300, 200))
    assert Image.open(io.BytesIO(first)).size == (300, 200)


def test_no_change_comes_before_the_first_edition_whatever_the_hour() -> None:
    midnight = datetime.datetime(2026, 11, 26, tzinfo=datetime.UTC)
    for now in (midnight + datetime.timedelta(minutes=10 * step) for step in range(24 * 6)):
        with time_machine.travel(now, tick=False):
            newsroom = Newsroom(now, {}, {}, {}, {}, {}, {})
            for shape in ARTICLES:
                out: set[str] = set()
                for _moment, step in sorted(stories.story(newsroom, shape), key=lambda one: one[0]):
                    language, verb = (*step.args[2:4], "", "")[:2]
                    if step.func is stories._republish:
                        assert language in out, (now, shape.key, language)
                    elif verb == "publish":
                        out.add(language)
