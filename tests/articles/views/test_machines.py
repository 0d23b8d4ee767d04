"""What machines get: feeds, sitemaps, structured data, cards, and from which second."""

import io
import json
import re
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import feedparser
import jsonschema
import pytest
from django.conf import settings
from django.test import Client
from PIL import Image

from articles import workflow
from articles.formats import cards
from articles.models import (
    Appointment,
    Edition,
    FormerAddress,
    Mention,
    Official,
    Organisation,
    Position,
    PositionTitle,
    Tag,
)
from articles.models.shown import MODELS, all_offered, all_shown, is_offered, is_shown
from articles.views import sitemaps
from articles.views.article_head import card_address
from newsroom.lib import lettering
from tests import factories
from tests.factories import HOUR, MICROSECOND, NOON, SECOND

pytestmark = pytest.mark.django_db
Queries = Callable[[int], Any]

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
HOSTILE = "Лист </script><script>alert(1)</script> ]]> &amp; \x0b\x1f\ufffe 🇺🇦 «Дім» сім’ї"

PLACES = ["news", "kind/statement", "tags/osvita", "officials/nina-hai", "organisations/ministerstvo"]
FEEDS = [f"/feeds/{place}.{form}" for place in PLACES for form in ("rss", "atom", "json")]


def body(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    content: bytes = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return content.decode()


def xml(client: Client, path: str) -> Element:
    return ElementTree.fromstring(body(client, path))


def body_if_any(client: Client, path: str) -> str:
    """ "" for 404: a tag that nobody has met has no feed at all."""
    return "" if client.get(path).status_code == 404 else body(client, path)


@pytest.fixture
def things() -> dict[str, Any]:
    tag = Tag.objects.create(name_uk="Освіта", name_en="Education", slug_uk="osvita", slug_en="education")
    organisation = Organisation.objects.create(
        name_uk="Міністерство", name_en="Ministry", slug_uk="ministerstvo", slug_en="ministry"
    )
    official = Official.objects.create(
        given_name_uk="Ніна", family_name_uk="Гай", given_name_en="Nina", family_name_en="Hai",
        slug_uk="nina-hai", slug_en="nina-hai",
    )  # fmt: skip
    position = Position.objects.create(organisation=organisation, rank=1)
    PositionTitle.objects.create(position=position, title_uk="міністерка", title_en="minister")
    Appointment.objects.create(official=official, position=position, from_on=NOON.date().replace(year=2039))
    return {"tag": tag, "official": official, "organisation": organisation}


def story(things: dict[str, Any], **fields: Any) -> Any:
    """A statement with a tag, an official, an issuer, two photos and a link of ours."""
    lead, inside = factories.photo(), factories.photo()
    text = f'<p>Див. <a href="/news/">новини</a>.</p><figure data-photo="{inside.pk}"></figure>'
    made = factories.article(
        **{"kind": "statement", "lead_photo": lead, "organisation": things["organisation"], "body_uk": text} | fields
    )
    made.tags.add(things["tag"])
    Mention.objects.create(article=made, official=things["official"])
    Mention.objects.create(article=made, organisation=things["organisation"])
    workflow.touch(made, by=factories.olena(), now=NOON - HOUR)
    return made


def sitemap_parts(client: Client) -> list[str]:
    root = xml(client, "/sitemap.xml")
    return [(found.text or "").removeprefix(settings.SITE_URL) for found in root.iter(f"{SITEMAP}loc")]


def all_sitemaps(client: Client) -> str:
    return "".join(body(client, path) for path in sitemap_parts(client))


def nodes(page: str) -> Iterator[dict[str, Any]]:
    for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL):
        yield from json.loads(text)["@graph"]


def test_scheduled_story_reaches_machines_at_its_second_and_not_before(
    client: Client, time_machine: Any, things: dict[str, Any]
) -> None:
    def scheduled(**fields: Any) -> Edition:
        text = factories.approved(story(things, **fields), now=NOON)
        transition = workflow.schedule(text, "uk", by=factories.iryna(), at=NOON + HOUR, now=NOON + SECOND)
        assert transition.edition
        return transition.edition

    edition, without_photo = scheduled(), scheduled(lead_photo=None)
    words = cards.Card("Пресслужба міністерства", "Заява", without_photo.headline, "17 травня 2040")
    card = f"/news/{without_photo.slug}/card-{words.digest}.png"

    def where() -> dict[str, bool]:
        return {
            **{path: edition.slug in body_if_any(client, path) for path in (*FEEDS, "/sitemaps/news.xml")},
            "/feeds/": "/feeds/tags/osvita.rss" in body(client, "/feeds/"),
            "sitemaps": edition.slug in all_sitemaps(client),
            "card": client.get(card, follow=True).status_code == 200,
            "structured": client.get(f"/news/{edition.slug}/", follow=True).status_code == 200,
        }

    time_machine.move_to(NOON + HOUR - MICROSECOND, tick=False)
    assert [place for place, is_there in where().items() if is_there] == []
    time_machine.move_to(NOON + HOUR, tick=False)
    assert [place for place, is_there in where().items() if not is_there] == []


@pytest.mark.parametrize("move", ["withdraw", "hold", "take_down"])
def test_text_that_was_taken_back_leaves_every_list_of_machines(
    client: Client, time_machine: Any, things: dict[str, Any], move: str
) -> None:
    edition = factories.published(story(things))
    getattr(workflow, move)(edition.article, "uk", by=factories.iryna(), now=NOON + HOUR, notice="Перевіряємо.")
    time_machine.move_to(NOON + 2 * HOUR, tick=False)
    assert not [path for path in FEEDS if edition.slug in body_if_any(client, path)]
    assert edition.slug not in all_sitemaps(client)


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_feed_holds_the_whole_story(client: Client, time_machine: Any, things: dict[str, Any], form: str) -> None:
    edition = factories.published(story(things))
    time_machine.move_to(NOON + HOUR, tick=False)
    parsed = feedparser.parse(body(client, f"/feeds/news.{form}"))
    assert not parsed.bozo, parsed.bozo_exception
    entry = parsed.entries[0]
    assert entry.title == edition.headline
    assert entry.link == f"{settings.SITE_URL}/news/{edition.slug}/"
    assert entry.id.startswith("tag:")
    assert entry.author == "Міністерство"
    assert {tag.term for tag in entry.tags} == {"Заява", "Освіта"}
    html = entry.content[0].value
    assert f'href="{settings.SITE_URL}/news/"' in html
    assert html.count(f' src="{settings.SITE_URL}/media/') == 2
    assert len(entry.media_content) == 2
    assert len(entry.enclosures) == (1 if form == "rss" else 2)
    for enclosure in entry.enclosures:
        file = client.get(enclosure.href.removeprefix(settings.SITE_URL))
        assert len(b"".join(file.streaming_content)) == int(enclosure.length)
        assert file["Content-Type"] == enclosure.type


@pytest.mark.parametrize("form", ["rss", "atom", "json"])
def test_english_feed_holds_english_texts_alone(
    client: Client, time_machine: Any, things: dict[str, Any], form: str
) -> None:
    made = story(things)
    factories.published(made)
    factories.published(made, "en", at=NOON + SECOND)
    factories.published(story(things))
    time_machine.move_to(NOON + HOUR, tick=False)
    text = body(client, f"/en/feeds/tags/education.{form}")
    assert f"{settings.SITE_URL}/en/news/{made.slug_en}/" in text
    assert "People stand in front of a new school" in text
    assert not re.search("[а-яіїєґ]", text)


@pytest.mark.parametrize(
    ("form", "content_type"),
    [("rss", "application/rss+xml"), ("atom", "application/atom+xml"), ("json", "application/feed+json")],
)
def test_empty_feed_is_a_feed_all_the_same(client: Client, time_machine: Any, form: str, content_type: str) -> None:
    time_machine.move_to(NOON, tick=False)
    answer = client.get(f"/feeds/news.{form}")
    assert answer["Content-Type"] == f"{content_type}; charset=utf-8"
    if form == "json":
        assert json.loads(answer.content)["items"] == []
    else:
        assert not feedparser.parse(answer.content).bozo


def test_atom_and_rss_name_what_their_standards_demand(
    client: Client, time_machine: Any, things: dict[str, Any]
) -> None:
    factories.published(story(things))
    time_machine.move_to(NOON + HOUR, tick=False)
    feed = xml(client, "/feeds/news.atom")
    for element in (feed, feed.find(f"{ATOM}entry")):
        assert element is not None
        assert [name for name in ("id", "title", "updated") if not element.findtext(f"{ATOM}{name}")] == []
    channel = xml(client, "/feeds/news.rss").find("channel")
    assert channel is not None
    assert [name for name in ("title", "link", "description") if not channel.findtext(name)] == []
    item = channel.find("item")
    assert item is not None
    enclosure, guid = item.find("enclosure"), item.find("guid")
    assert enclosure is not None
    assert set(enclosure.attrib) == {"url", "length", "type"}
    assert guid is not None
    assert guid.attrib == {"isPermaLink": "false"}


def test_json_feed_obeys_its_schema(client: Client, time_machine: Any, things: dict[str, Any]) -> None:
    schema = json.loads((settings.BASE_DIR / "tests/samples/json-feed-1.1.schema.json").read_text())
    time_machine.move_to(NOON + HOUR, tick=False)
    jsonschema.validate(json.loads(body(client, "/feeds/news.json")), schema)
    factories.published(story(things))
    feed = json.loads(body(client, "/feeds/news.json"))
    jsonschema.validate(feed, schema)
    assert len(feed["items"][0]["attachments"]) == 2
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(feed | {"items": [{"url": "x"}]}, schema)


def test_minor_edit_moves_no_feeds_update_and_a_new_slug_no_id(client: Client, time_machine: Any) -> None:
    def entry() -> tuple[str, str]:
        found = xml(client, "/feeds/news.atom").find(f"{ATOM}entry")
        assert found is not None
        return found.findtext(f"{ATOM}id", ""), found.findtext(f"{ATOM}updated", "")

    first = factories.published()
    time_machine.move_to(NOON + 3 * HOUR, tick=False)
    before = entry()
    minor = factories.rewrite(first.article, now=NOON + HOUR, slug_uk="nova-adresa")
    workflow.minor(minor, "uk", by=factories.iryna(), now=NOON + HOUR)
    assert entry() == before
    update = factories.rewrite(first.article, now=NOON + 2 * HOUR)
    workflow.publish(update, "uk", by=factories.iryna(), now=NOON + 2 * HOUR)
    assert entry()[0] == before[0]
    assert entry()[1] == "2040-05-17T14:00:00+00:00"


@pytest.mark.parametrize("form", ["rss", "atom", "json"])
def test_whole_archive_can_be_walked_by_feed(client: Client, time_machine: Any, form: str) -> None:
    first = factories.published()
    made = [first, *factories.copies(first, [NOON + HOUR * (number // 12) for number in range(1, 35)])]
    time_machine.move_to(NOON + 9 * HOUR, tick=False)
    seen, path = [], f"/feeds/news.{form}"
    while path:
        text = body(client, path)
        if form == "json":
            feed = json.loads(text)
            found, following = [item["url"] for item in feed["items"]], feed.get("next_url", "")
        else:
            parsed = feedparser.parse(text)
            found = [one.link for one in parsed.entries]
            following = next((link.href for link in parsed.feed.links if link.rel == "next"), "")
        assert len(found) <= 50
        seen += found
        path = following.removeprefix(settings.SITE_URL)
    assert seen == [f"{settings.SITE_URL}/news/{one.slug}/" for one in reversed(made)]


@pytest.mark.parametrize("path", FEEDS)
def test_feed_takes_a_fixed_number_of_queries(
    client: Client, time_machine: Any, things: dict[str, Any], path: str, django_assert_max_num_queries: Queries
) -> None:
    factories.copies(factories.published(story(things)), [NOON, NOON])
    time_machine.move_to(NOON + HOUR, tick=False)
    with django_assert_max_num_queries(7):
        body(client, path)


def test_feed_moves_with_its_tag_and_hides_what_readers_never_met(
    client: Client, time_machine: Any, things: dict[str, Any]
) -> None:
    factories.published(story(things))
    Tag.objects.create(name_uk="Несподіванка", slug_uk="nespodivanka")
    FormerAddress.objects.create(thing="tag", language="uk", slug="shkola", object_id=things["tag"].pk)
    time_machine.move_to(NOON + HOUR, tick=False)
    assert client.get("/feeds/tags/shkola.atom")["Location"] == "/feeds/tags/osvita.atom"
    for path in ("tags/nespodivanka.rss", "tags/nikoly.rss", "kind/nothing.rss", "news.xml"):
        assert client.get(f"/feeds/{path}").status_code == 404


def test_hostile_headline_breaks_nothing(client: Client, time_machine: Any, things: dict[str, Any]) -> None:
    edition = factories.published(story(things, headline_uk=HOSTILE, lead_uk=HOSTILE, slug_uk="lyst"))
    time_machine.move_to(NOON + HOUR, tick=False)
    for path in [one for one in FEEDS if not one.endswith("json")]:
        assert not feedparser.parse(body(client, path)).bozo
        xml(client, path)
    for path in ("/sitemap.xml", *sitemap_parts(client)):
        xml(client, path)
    assert json.loads(body(client, "/feeds/news.json"))["items"][0]["id"]
    page = body(client, "/news/lyst/")
    assert "<script>alert" not in page
    article = next(node for node in nodes(page) if node["@type"] == "NewsArticle")
    assert article["headline"] == edition.headline


def test_sitemap_names_both_languages_and_the_picture(
    client: Client, time_machine: Any, things: dict[str, Any]
) -> None:
    made = story(things)
    factories.published(made)
    factories.published(made, "en", at=NOON + SECOND)
    time_machine.move_to(NOON + HOUR, tick=False)
    part = next(path for path in sitemap_parts(client) if "articles" in path)
    urls = xml(client, part).findall(f"{SITEMAP}url")
    assert len(urls) == 2
    for url in urls:
        assert [link.get("hreflang") for link in url.findall(f"{XHTML}link")] == ["uk", "en", "x-default"]
        assert len(url.findall("{http://www.google.com/schemas/sitemap-image/1.1}image")) == 1
    assert urls[0].findtext(f"{SITEMAP}lastmod") == "2040-05-17T12:00:00+00:00"


def test_every_address_of_the_sitemaps_answers(client: Client, time_machine: Any, things: dict[str, Any]) -> None:
    made = story(things)
    made.article_galleries.create(gallery=factories.gallery(factories.photo()))
    factories.published(made)
    factories.published(made, "en", at=NOON + SECOND)
    time_machine.move_to(NOON + HOUR, tick=False)
    found = re.findall(r"<loc>([^<]+)</loc>", all_sitemaps(client))
    paths = [address.removeprefix(settings.SITE_URL) for address in found]
    assert [path for path in paths if client.get(path).status_code != 200] == []
    assert len([path for path in paths if "galler" in path]) == 2


def test_sitemap_is_split_by_number(client: Client, time_machine: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.views.sitemaps.PART", 2)
    monkeypatch.setattr("articles.views.sitemaps.CHUNK", 1)
    slugs = {factories.published().slug for _ in range(5)}
    time_machine.move_to(NOON + HOUR, tick=False)
    parts = [path for path in sitemap_parts(client) if "articles" in path]
    assert len(parts) >= 3
    assert set(re.findall("/news/([^/]+)/", "".join(body(client, path) for path in parts))) == slugs
    assert client.get("/sitemaps/articles-999999.xml").status_code == 404


@pytest.mark.parametrize("number", ["9999999", "2000000000000000", "9" * 30, "9" * 5_000, "00", "-1", "²"])
@pytest.mark.parametrize("what", ["articles", "galleries"])
def test_no_number_of_a_sitemap_breaks_anything(client: Client, time_machine: Any, what: str, number: str) -> None:
    factories.published()
    time_machine.move_to(NOON + HOUR, tick=False)
    assert client.get(f"/sitemaps/{what}-{number}.xml").status_code == 404


def test_news_sitemap_holds_two_days(client: Client, time_machine: Any) -> None:
    old, fresh = factories.published(at=NOON - 49 * HOUR), factories.published(at=NOON - 47 * HOUR)
    time_machine.move_to(NOON, tick=False)
    root = xml(client, "/sitemaps/news.xml")
    assert [one.text for one in root.iter(f"{NEWS}title")] == [fresh.headline]
    assert [one.text for one in root.iter(f"{NEWS}language")] == ["uk"]
    assert old.headline not in ElementTree.tostring(root, "unicode")


def test_news_sitemap_holds_the_newest_thousand_at_most(
    client: Client, time_machine: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sitemaps.NEWS_LENGTH <= 1_000  # what Google reads of one file
    monkeypatch.setattr(sitemaps, "NEWS_LENGTH", 3)
    articles = [factories.article() for _ in range(4)]
    ukrainian = [factories.published(one, at=NOON + HOUR * number) for number, one in enumerate(articles)]
    english = factories.published(articles[3], "en", at=NOON + 3 * HOUR)
    time_machine.move_to(NOON + 4 * HOUR, tick=False)
    shown = [one.text for one in xml(client, "/sitemaps/news.xml").iter(f"{NEWS}title")]
    assert sorted(shown) == sorted([ukrainian[3].headline, english.headline, ukrainian[2].headline])


ADDRESSES = {"tag": "tags", "official": "officials", "organisation": "organisations", "gallery": "galleries"}


def every_kind_of_thing(things: dict[str, Any]) -> Any:
    """Things of one text, of none, and an official known by a text alone; the text in both languages, to come."""
    made = story(things)
    made.article_galleries.create(gallery=factories.gallery(factories.photo()))
    guest = {"given_name_uk": "Ія", "family_name_uk": "Дуб", "given_name_en": "Iia", "family_name_en": "Dub"}
    Mention.objects.create(
        article=made, official=Official.objects.create(slug_uk="iia-dub", slug_en="iia-dub", **guest)
    )
    workflow.touch(made, by=factories.olena(), now=NOON - HOUR)
    Tag.objects.create(name_uk="Несподіванка", slug_uk="nespodivanka")
    Official.objects.create(given_name_uk="Яна", family_name_uk="Клен", slug_uk="yana-klen")
    factories.gallery(factories.photo())
    return made


def test_pages_answer_and_are_offered_as_the_lists_of_things_say(
    client: Client, time_machine: Any, things: dict[str, Any]
) -> None:
    """Before the text, with it, with its Ukrainian withdrawn, with both withdrawn, and when both are gone."""
    made = every_kind_of_thing(things)
    PositionTitle.objects.update(title_en="")  # in English the minister is known by the news alone
    factories.published(made)
    factories.published(made, "en", at=NOON + SECOND)
    took = {"by": factories.iryna(), "notice": "Перевіряємо."}
    workflow.withdraw(made, "uk", now=NOON + 2 * HOUR, **took)
    workflow.withdraw(made, "en", now=NOON + 3 * HOUR, **took)
    workflow.take_down(made, "uk", now=NOON + 4 * HOUR, **took)
    seen = set()
    for hour in (-1, 1, 2, 3, 4):
        time_machine.move_to(at := NOON + hour * HOUR, tick=False)
        named = all_sitemaps(client)
        for kind, model in MODELS.items():
            for language, prefix in (("uk", ""), ("en", "/en")):
                addressed = [one for one in model._default_manager.all() if getattr(one, f"slug_{language}")]
                shown, offered = all_shown(kind, language, at), all_offered(kind, language, at)
                for one in addressed:
                    path = f"{prefix}/{ADDRESSES[kind]}/{getattr(one, f'slug_{language}')}/"
                    answer = client.get(path)
                    assert (answer.status_code == 200) == (one in shown) == is_shown(kind, one, language, at), path
                    is_open = answer.status_code == 200 and 'content="noindex"' not in answer.text
                    assert is_open == (one in offered) == is_offered(kind, one, language, at), (hour, path)
                    assert (f"{settings.SITE_URL}{path}</loc>" in named) == is_open, (hour, path)
                    seen.add((kind, answer.status_code, is_open))
    assert {(kind, 200, False) for kind in ("tag", "official", "gallery")} <= seen


def test_gallery_of_a_withdrawn_text_says_so(client: Client, time_machine: Any, things: dict[str, Any]) -> None:
    made = every_kind_of_thing(things)
    gallery = made.article_galleries.get().gallery
    factories.published(made)
    workflow.withdraw(made, "uk", by=factories.iryna(), now=NOON + HOUR, notice="Помилкові знімки.")
    time_machine.move_to(NOON + HOUR - SECOND, tick=False)
    assert "Помилкові" not in body(client, f"/galleries/{gallery.slug_uk}/")
    time_machine.move_to(NOON + HOUR, tick=False)
    assert "Помилкові знімки." in body(client, f"/galleries/{gallery.slug_uk}/")
    again = factories.article()
    again.article_galleries.create(gallery=gallery)
    factories.published(factories.edit(again), at=NOON - HOUR)
    page = body(client, f"/galleries/{gallery.slug_uk}/")
    assert "Помилкові" not in page  # an older text that stands shows it rather than the newer, withdrawn one
    assert "noindex" not in page


def test_withdrawn_translation_is_no_twin_for_search_engines(
    client: Client, time_machine: Any, things: dict[str, Any]
) -> None:
    made = every_kind_of_thing(things)
    gallery, photo = made.article_galleries.get().gallery, made.lead_photo
    factories.published(made)
    factories.published(made, "en", at=NOON + SECOND)
    workflow.withdraw(made, "en", by=factories.iryna(), now=NOON + HOUR, notice="Wrong.")
    pages = {
        f"/news/{made.slug_uk}/": f"/en/news/{made.slug_en}/",
        f"/galleries/{gallery.slug_uk}/": f"/en/galleries/{gallery.slug_en}/",
        f"/photos/{photo.number}/": f"/en/photos/{photo.number}/",
        "/officials/iia-dub/": "/en/officials/iia-dub/",
    }
    for moment, is_named in ((NOON + HOUR - SECOND, True), (NOON + HOUR, False)):
        time_machine.move_to(moment, tick=False)
        for page, twin in pages.items():
            head, _end, rest = body(client, page).partition("</head>")
            assert (f'href="{settings.SITE_URL}{twin}"' in head) == is_named, page
            assert ("x-default" in head) == is_named, page
            assert is_named or "workTranslation" not in head, page
            assert f'href="{twin}"' in rest, page  # readers may read it


def test_article_tells_search_engines_what_it_is(client: Client, time_machine: Any, things: dict[str, Any]) -> None:
    made = story(things, dateline_uk="Київ")
    factories.published(made)
    factories.published(made, "en", at=NOON + SECOND)
    time_machine.move_to(NOON + HOUR, tick=False)
    found = {node["@type"]: node for node in nodes(body(client, f"/news/{made.slug_uk}/"))}
    article = found["NewsArticle"]
    wanted = (
        "headline description image datePublished dateModified author publisher inLanguage mentions articleSection "
    )
    wanted += "contentLocation keywords isAccessibleForFree wordCount mainEntityOfPage workTranslation"
    assert [name for name in wanted.split() if not article.get(name)] == []
    assert article["publisher"]["logo"]["url"].endswith(".png")
    assert {one["@type"] for one in article["mentions"]} == {"Person", "Organization"}
    assert [(one["creditText"], bool(one["license"])) for one in article["image"]] == [("Пресслужба", True)] * 2
    assert [step["position"] for step in found["BreadcrumbList"]["itemListElement"]] == [1, 2, 3, 4]
    english = next(node for node in nodes(body(client, f"/en/news/{made.slug_en}/")) if node["@type"] == "NewsArticle")
    assert english["translationOfWork"]["@id"] == article["@id"]


def test_correction_is_told_to_machines(client: Client, time_machine: Any) -> None:
    first = factories.published()
    fixed = factories.rewrite(first.article, now=NOON + HOUR)
    workflow.correct(
        fixed, "uk", by=factories.iryna(), now=NOON + HOUR, kind="number", was_wrong="300 дітей", is_right="320 дітей"
    )
    time_machine.move_to(NOON + 2 * HOUR, tick=False)
    article = next(nodes(body(client, f"/news/{first.slug}/")))
    assert "320 дітей" in article["correction"][0]["text"]
    assert "320 дітей" in body(client, "/feeds/news.rss")


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/", "WebSite"), ("/officials/nina-hai/", "Person"), ("/organisations/ministerstvo/", "Organization")],
)
def test_page_says_what_it_is_about(
    client: Client, time_machine: Any, things: dict[str, Any], path: str, kind: str
) -> None:
    time_machine.move_to(NOON, tick=False)
    node = next(node for node in nodes(body(client, path)) if node["@type"] == kind)
    assert node["name"]
    assert node["url"].startswith(settings.SITE_URL)
    if kind == "Person":
        assert node["jobTitle"] == ["Міністерка"]


@pytest.mark.parametrize(
    "headline", ["Стисло", "🇺🇦", "Найпродовольчозабезпечувальніше" * 8, HOSTILE, "Слово «дім» і сім’я " * 12]
)
def test_card_is_drawn_for_any_headline(headline: str) -> None:
    picture = Image.open(io.BytesIO(cards.draw(cards.Card("Пресслужба", "Заява", headline[:250], "17 травня 2040"))))
    assert picture.size == (1200, 630)


def test_card_draws_no_empty_boxes() -> None:
    drawn = sorted(char for char in lettering.DRAWN if char.isprintable() and not char.isspace())
    by_file = {name: [char for char in drawn if next(lettering.runs(char))[0] == name] for name in ("text", "rest")}
    for name, chars in by_file.items():
        font = lettering.font(name, 40, 700)
        box = bytes(font.getmask("\U000f0000"))
        assert len(chars) > 90
        assert [char for char in chars if bytes(font.getmask(char)) == box] == []


def test_card_keeps_the_currency_the_apostrophe_foreign_letters_and_the_spaces_that_bind() -> None:
    assert cards.drawable("4,5\u00a0млрд ₴ на обʼєкти  🇺🇦 Łódź ệ") == "4,5\u00a0млрд ₴ на об’єкти Łódź e"


def test_headline_of_a_card_stays_within_its_field() -> None:
    for headline in ("Слово «дім» і сім’я " * number for number in range(1, 13)):
        size, lines = cards._fit(cards.drawable(headline[:250]), 1040)
        assert len(lines) * cards._leading(size) <= cards.HEIGHT


def test_text_without_a_photo_is_shared_with_its_card(client: Client, time_machine: Any) -> None:
    edition = factories.published()
    time_machine.move_to(NOON + HOUR, tick=False)
    page = body(client, f"/news/{edition.slug}/")
    found = re.search(r'og:image" content="([^"]+)"', page)
    assert found
    assert 'og:image:width" content="1200"' in page
    path = found[1].removeprefix(settings.SITE_URL)
    answer = client.get(path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert client.get(f"/news/{edition.slug}/card-abc.png")["Location"] == found[1]
    assert client.get(f"/en{path}").status_code == 404


def test_card_of_a_text_that_was_taken_down_leaves_every_cache_by_itself(client: Client, time_machine: Any) -> None:
    edition = factories.published(lead_photo=None)
    time_machine.move_to(NOON + HOUR, tick=False)
    address = card_address(edition)
    card = client.get(address)
    assert card["Cache-Control"] == "public, max-age=3600, s-maxage=60, immutable"
    asked = {"if-none-match": card["ETag"]}
    unchanged = client.get(address, headers=asked)
    assert (unchanged.status_code, unchanged["Cache-Control"]) == (304, card["Cache-Control"])
    workflow.take_down(edition.article, "uk", by=factories.iryna(), now=NOON + HOUR, notice="За рішенням суду.")
    time_machine.move_to(NOON + 2 * HOUR, tick=False)
    gone = client.get(address, headers=asked)
    assert (gone.status_code, gone["Cache-Control"]) == (404, "public, no-cache")


def test_every_page_describes_itself(client: Client, time_machine: Any, things: dict[str, Any]) -> None:
    edition = factories.published(story(things, lead_uk="Школу відкрито."))
    time_machine.move_to(NOON + HOUR, tick=False)

    def description(path: str) -> str:
        found = re.search('<meta name="description" content="([^"]+)">', body(client, path))
        assert found, path
        return found[1]

    assert description(f"/news/{edition.slug}/") == "Школу відкрито."
    assert description("/officials/nina-hai/").startswith("Ніна Гай. Офіційні новини")
    assert description("/").startswith("Офіційні новини")
    for path in ("/news/", "/archive/", "/archive/2040/", "/organisations/", "/feeds/", "/tags/osvita/", "/en/"):
        assert description(path)


def test_page_of_feeds_takes_a_fixed_number_of_queries(
    client: Client, time_machine: Any, things: dict[str, Any], django_assert_max_num_queries: Queries
) -> None:
    for number in range(3):
        made = story(things)
        made.tags.add(Tag.objects.create(name_uk=f"Тема {number}", slug_uk=f"tema-{number}"))
        factories.published(made)
    time_machine.move_to(NOON + HOUR, tick=False)
    with django_assert_max_num_queries(6):
        page = body(client, "/feeds/")
    assert page.count(".rss") == page.count(".atom") == page.count(".json")


def test_parameter_of_a_mailing_makes_no_second_address(client: Client, time_machine: Any) -> None:
    time_machine.move_to(NOON, tick=False)
    head = body(client, "/news/?utm_source=mail").partition("</head>")[0]
    assert f'rel="canonical" href="{settings.SITE_URL}/news/"' in head
    assert 'hreflang="x-default"' in head


def test_every_feed_a_page_points_to_answers(client: Client, time_machine: Any, things: dict[str, Any]) -> None:
    factories.published(story(things))
    time_machine.move_to(NOON + HOUR, tick=False)
    things_of = ("/tags/osvita/", "/officials/nina-hai/", "/organisations/ministerstvo/", "/kind/statement/")
    places = ("/", "/en/", "/feeds/", "/en/feeds/", *things_of)
    found = {
        link for path in places for link in re.findall(r'="([^"]+/feeds/[^"]+\.(?:rss|atom|json))"', body(client, path))
    }
    assert len(found) > 30
    assert [one for one in found if client.get(one.removeprefix(settings.SITE_URL)).status_code != 200] == []


def test_root_files_say_what_they_must(client: Client, time_machine: Any) -> None:
    time_machine.move_to(NOON, tick=False)
    robots = body(client, "/robots.txt")
    assert "Disallow: /admin/" in robots
    assert f"Sitemap: {settings.SITE_URL}/sitemap.xml" in robots
    assert body(client, "/humans.txt")
    security = body(client, "/.well-known/security.txt")
    assert re.search(r"^Contact: (mailto:|https:)", security, re.MULTILINE)
    assert "Expires: 2040-11-13T00:00:00Z" in security
    for prefix, language in (("", "uk"), ("/en", "en")):
        manifest = json.loads(body(client, f"{prefix}/site.webmanifest"))
        assert manifest["lang"] == language
        assert {icon["purpose"] for icon in manifest["icons"][1:]} == {"any", "maskable"}
        search = xml(client, f"{prefix}/opensearch.xml")
        url = search.find("{http://a9.com/-/spec/opensearch/1.1/}Url")
        assert url is not None
        assert url.get("template") == f"{settings.SITE_URL}{prefix}/search/?q={{searchTerms}}"
    assert body_of_icon(client).startswith(b"\x00\x00\x01\x00")


def body_of_icon(client: Client) -> bytes:
    return b"".join(client.get("/favicon.ico").streaming_content)
