"""Lists: a keyset walk that shows each text once, in few queries, and never counts."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client

from articles.models import (
    Appointment,
    Edition,
    EditionOfficial,
    EditionTag,
    FormerAddress,
    Mention,
    Official,
    Organisation,
    Place,
    Position,
    PositionTitle,
    Tag,
)
from articles.models.editions import LISTED
from articles.views.walk import parse, spell
from media import library, renditions
from media.models import Photo
from tests import factories
from tests.factories import HOUR, MICROSECOND, NOON, SECOND
from tests.media.pictures import picture_bytes

pytestmark = pytest.mark.django_db
Queries = Callable[[int], Any]


def slugs(page: str) -> list[str]:
    return re.findall(r'class="plain headline" href="/news/([^"]+)/"', page)


def pages(client: Client, path: str, direction: str = "older") -> Iterator[str]:
    """This page and all that follow by the link «older» (or «newer»)."""
    address: str | None = path
    while address is not None:
        page = client.get(address).content.decode()
        yield page
        link = re.search(rf'class="button outline {direction}" rel="\w+" href="([^"]+)"', page)
        address = path.partition("?")[0] + link.group(1) if link else None


@pytest.fixture
def forty_five(db: None) -> list[str]:
    """Slugs of 45 published texts, newest first; they share four moments, so that only the id tells them apart."""
    first = factories.published(at=NOON)
    made = [first, *factories.copies(first, [NOON + HOUR * (number // 12) for number in range(1, 45)])]
    return [edition.slug for edition in reversed(made)]


def test_walk_shows_every_text_exactly_once(client: Client, time_machine: Any, forty_five: list[str]) -> None:
    time_machine.move_to(NOON + 9 * HOUR, tick=False)
    assert [slug for page in pages(client, "/news/") for slug in slugs(page)] == forty_five


def test_walk_back_shows_every_text_exactly_once(client: Client, time_machine: Any, forty_five: list[str]) -> None:
    time_machine.move_to(NOON + 9 * HOUR, tick=False)
    last = list(pages(client, "/news/"))[-1]
    link = re.search(r'class="button outline newer" rel="prev" href="([^"]+)"', last)
    assert link
    back = [slugs(page) for page in pages(client, f"/news/{link.group(1)}", "newer")]
    assert [slug for page in reversed(back) for slug in page] + slugs(last) == forty_five


def test_text_that_arrives_during_a_walk_moves_nothing(
    client: Client, time_machine: Any, forty_five: list[str]
) -> None:
    time_machine.move_to(NOON + 9 * HOUR, tick=False)
    walk = pages(client, "/news/")
    seen = slugs(next(walk))
    factories.published(at=NOON + 8 * HOUR)
    assert seen + [slug for page in walk for slug in slugs(page)] == forty_five


@pytest.mark.parametrize(
    "nonsense", ["x", "2026~", "~1", "2026-13-40T00:00:00Z~1", "20261122T151000Z~²", "20261122T151000Z~17", "9" * 99]
)
def test_bad_cursor_shows_the_first_page(client: Client, time_machine: Any, nonsense: str) -> None:
    edition = factories.published()
    time_machine.move_to(NOON + HOUR, tick=False)
    answer = client.get("/news/", {"before": nonsense})
    assert answer.status_code == 200
    assert slugs(answer.content.decode()) == [edition.slug]


@pytest.mark.parametrize(
    "cursor", [{"before": "0001-01-01T00:00:00+14:00~1"}, {"after": "9999-12-31T23:59:59-14:00~1"}]
)
def test_cursor_beyond_the_calendar_shows_the_first_page(
    client: Client, time_machine: Any, cursor: dict[str, str]
) -> None:
    edition = factories.published()
    time_machine.move_to(NOON + HOUR, tick=False)
    answer = client.get("/news/", cursor)
    assert answer.status_code == 200
    assert slugs(answer.content.decode()) == [edition.slug]


def test_cursor_keeps_the_microsecond() -> None:
    place = parse("20400517T120000.000001Z~0c5f1a9d42e7")
    assert place == (NOON + MICROSECOND, "0c5f1a9d42e7")
    assert place
    assert parse(spell(place)) == place


@pytest.mark.parametrize("path", ["/news/", "/feeds/news.json", "/search/?q=школу&order=newest"])
def test_nothing_in_a_list_counts_what_is_not_public(
    client: Client, time_machine: Any, forty_five: list[str], path: str
) -> None:
    """No place in a list is told by an edition's id: the gaps would count drafts that wait and texts recalled."""
    time_machine.move_to(NOON + 9 * HOUR, tick=False)
    [mark] = set(re.findall(r"before=2040\w+\.\w+(?:~|%7E)(\w+)", client.get(path).text))
    last = Edition.objects.get(hash__startswith=mark)
    assert (len(mark), last.slug) == (12, forty_five[29 if "feeds" in path else 19])


def test_a_mark_names_an_edition_of_its_own_moment_only(client: Client, time_machine: Any) -> None:
    shown, other = factories.published(at=NOON), factories.published(at=NOON + SECOND)
    time_machine.move_to(NOON + HOUR, tick=False)
    for mark in (other.hash[:12], "0" * 12):
        query = {"before": spell(Place(NOON, mark))}
        assert slugs(client.get("/news/", query).text) == []
        assert slugs(client.get("/news/", {"after": query["before"]}).text) == [other.slug, shown.slug]


@pytest.fixture
def about(db: None) -> dict[str, list[str]]:
    """Address of a list → the slugs in it, newest first: two pages of texts, among some about nothing."""
    tag = Tag.objects.create(name_uk="Освіта", slug_uk="osvita")
    organisation = Organisation.objects.create(name_uk="Міністерство", slug_uk="ministerstvo")
    official = Official.objects.create(given_name_uk="Ніна", family_name_uk="Гай", slug_uk="nina-hai")
    article = factories.article(organisation=organisation)
    article.tags.add(tag)
    Mention.objects.create(article=article, official=official)
    first, other = factories.published(article), factories.published()
    factories.copies(other, [NOON + HOUR, NOON + 2 * HOUR])
    made = [first, *factories.copies(first, [NOON + HOUR * (number // 6) for number in range(1, 22)])]
    slugs = [edition.slug for edition in reversed(made)]
    return dict.fromkeys(("/tags/osvita/", "/officials/nina-hai/", "/organisations/ministerstvo/"), slugs)


def test_walk_through_the_news_about_a_thing_and_back_shows_each_once(
    client: Client, time_machine: Any, about: dict[str, list[str]]
) -> None:
    time_machine.move_to(NOON + 9 * HOUR, tick=False)
    for path, expected in about.items():
        there = list(pages(client, path))
        assert [slug for page in there for slug in slugs(page)] == expected
        link = re.search(r'class="button outline newer" rel="prev" href="([^"]+)"', there[-1])
        assert link
        assert slugs(client.get(f"{path}{link.group(1)}").text) == expected[:20]


def test_news_about_a_thing_are_walked_by_the_things_own_rows() -> None:
    """Sorted by columns of the edition, the list of a rare topic would be a walk through the whole archive."""
    place = Place(NOON, "0" * 12)
    for by, table in (("edition_tags__tag", EditionTag), ("edition_officials__official", EditionOfficial)):
        found = Edition.objects.about(by, 1, "uk").live("uk", NOON).listed()
        for page in (found.newest_first(LISTED).older_than(place, LISTED), found.oldest_first(LISTED)):
            sql = str(page.query)
            rows = table._meta.db_table
            assert sql.count("JOIN") == 1
            assert re.findall(r'ORDER BY "(\w+)"\."published_at"', sql) == [rows]
            assert f'"{rows}"."language" = uk' in sql


def test_a_heading_calls_a_day_today_until_midnight(client: Client, time_machine: Any) -> None:
    factories.published()
    time_machine.move_to(NOON + HOUR, tick=False)
    assert "Сьогодні, 17 травня" in client.get("/news/").text
    time_machine.move_to(NOON + 24 * HOUR, tick=False)
    assert "Учора, 17 травня" in client.get("/news/").text


def test_a_page_far_down_takes_no_more_queries_than_the_first(
    client: Client, time_machine: Any, forty_five: list[str], django_assert_max_num_queries: Queries
) -> None:
    time_machine.move_to(NOON + 9 * HOUR, tick=False)
    edition = Edition.objects.get(slug=forty_five[20])
    for direction in ("before", "after"):
        with django_assert_max_num_queries(2):
            client.get("/news/", {direction: spell(edition.place())})


@pytest.fixture
def story(time_machine: Any) -> dict[str, Any]:
    """One published photo report that has a tag, an official, an organisation and a gallery."""
    tag = Tag.objects.create(name_uk="Освіта", name_en="Education", slug_uk="osvita", slug_en="education")
    organisation = Organisation.objects.create(
        name_uk="Міністерство", name_en="Ministry", slug_uk="ministerstvo", slug_en="ministry"
    )
    official = Official.objects.create(
        given_name_uk="Ніна",
        family_name_uk="Гай",
        given_name_en="Nina",
        family_name_en="Hai",
        slug_uk="nina-hai",
        slug_en="nina-hai",
    )
    position = Position.objects.create(organisation=organisation, rank=1)
    PositionTitle.objects.create(position=position, title_uk="міністерка", title_en="minister")
    Appointment.objects.create(official=official, position=position, from_on=NOON.date().replace(year=2039))
    photos = [factories.photo(), factories.photo()]
    article = factories.article(kind="photo_report", lead_photo=photos[0], organisation=organisation)
    article.tags.add(tag)
    Mention.objects.create(article=article, official=official)
    gallery = factories.gallery(*photos, slug_uk="shkola", slug_en="school")
    article.article_galleries.create(gallery=gallery)
    edition = factories.published(article)
    time_machine.move_to(NOON + HOUR, tick=False)
    return {"edition": edition, "tag": tag, "official": official, "organisation": organisation, "gallery": gallery}


EVERY_LIST = [
    "/",
    "/news/",
    "/kind/photo_report/",
    "/photo-reports/",
    "/tags/osvita/",
    "/officials/",
    "/officials/nina-hai/",
    "/organisations/",
    "/organisations/ministerstvo/",
    "/galleries/shkola/",
    "/archive/",
    "/archive/2040/",
    "/archive/2040/05/",
    "/archive/2040/05/17/",
]


@pytest.mark.parametrize("path", EVERY_LIST)
def test_list_takes_at_most_six_queries_and_never_counts(
    client: Client, story: dict[str, Any], path: str, django_assert_max_num_queries: Queries
) -> None:
    for _ in range(3):
        factories.published(at=NOON)
    with django_assert_max_num_queries(6) as queries:
        answer = client.get(path)
    assert answer.status_code == 200
    assert not [query for query in queries.captured_queries if re.search("COUNT|OFFSET", query["sql"])]


@pytest.mark.parametrize("path", ["/tags/osvita/", "/officials/nina-hai/", "/organisations/ministerstvo/"])
def test_thing_lists_its_news(client: Client, story: dict[str, Any], path: str) -> None:
    assert slugs(client.get(path).content.decode()) == [story["edition"].slug]


def test_gallery_lives_only_while_a_live_edition_shows_it(client: Client, story: dict[str, Any]) -> None:
    factories.gallery(factories.photo(), slug_uk="shche-ni")
    assert client.get("/galleries/shkola/").status_code == 200
    assert client.get("/en/galleries/school/").status_code == 404
    assert client.get("/galleries/shche-ni/").status_code == 404


def test_tag_nobody_has_seen_has_no_page(client: Client) -> None:
    Tag.objects.create(name_uk="Несподіванка", slug_uk="nespodivanka")
    assert client.get("/tags/nespodivanka/").status_code == 404


def test_official_of_tomorrow_is_nowhere(client: Client, story: dict[str, Any]) -> None:
    newcomer = Official.objects.create(given_name_uk="Яна", family_name_uk="Клен", slug_uk="yana-klen")
    Appointment.objects.create(
        official=newcomer,
        position=Position.objects.get(),
        from_on=NOON.date().replace(day=18),
    )
    assert client.get("/officials/yana-klen/").status_code == 404
    assert "Клен" not in client.get("/officials/").content.decode()


@pytest.mark.parametrize(("kind", "path"), [("tag", "tags"), ("official", "officials"), ("gallery", "galleries")])
def test_former_name_redirects_for_good_and_an_unknown_one_does_not(
    client: Client, story: dict[str, Any], kind: str, path: str
) -> None:
    thing = story[kind]
    FormerAddress.objects.create(thing=kind, language="uk", slug="kolyshnia", object_id=thing.pk)
    answer = client.get(f"/{path}/kolyshnia/")
    assert (answer.status_code, answer["Location"]) == (301, f"/{path}/{thing.slug_uk}/")
    assert client.get(f"/{path}/nikoly/").status_code == 404


@pytest.mark.parametrize(("kind", "path"), [("tag", "tags"), ("official", "officials"), ("gallery", "galleries")])
def test_former_address_of_what_readers_never_met_leads_nowhere(
    client: Client, story: dict[str, Any], kind: str, path: str
) -> None:
    hidden = {
        "tag": Tag.objects.create(name_uk="Несподіванка", slug_uk="nespodivanka"),
        "official": Official.objects.create(given_name_uk="Яна", family_name_uk="Клен", slug_uk="yana-klen"),
        "gallery": factories.gallery(factories.photo(), slug_uk="shche-ni"),
    }[kind]
    FormerAddress.objects.create(thing=kind, language="uk", slug="kolyshnia", object_id=hidden.pk)
    assert client.get(f"/{path}/kolyshnia/").status_code == 404


def test_merged_tag_does_not_lead_to_one_readers_never_met(client: Client) -> None:
    into = Tag.objects.create(name_uk="Несподіванка", slug_uk="nespodivanka")
    Tag.objects.create(name_uk="Школи", slug_uk="shkoly", merged_into=into)
    assert client.get("/tags/shkoly/").status_code == 404


def test_official_without_an_english_page_is_not_said_to_have_one(client: Client, story: dict[str, Any]) -> None:
    assert 'href="/en/officials/nina-hai/"' in client.get("/officials/nina-hai/").content.decode()
    PositionTitle.objects.update(title_en="")
    assert client.get("/en/officials/nina-hai/").status_code == 404
    assert "/en/officials/nina-hai/" not in client.get("/officials/nina-hai/").content.decode()


def test_merged_tag_leads_to_the_one_it_was_merged_into(client: Client, story: dict[str, Any]) -> None:
    Tag.objects.create(name_uk="Школи", slug_uk="shkoly", merged_into=story["tag"])
    answer = client.get("/tags/shkoly/")
    assert (answer.status_code, answer["Location"]) == (301, "/tags/osvita/")


@pytest.mark.parametrize("path", ["/en/officials/", "/en/organisations/", "/en/organisations/ministry/"])
def test_what_has_no_english_name_is_left_out_of_the_english_lists(
    client: Client, story: dict[str, Any], path: str
) -> None:
    Organisation.objects.create(name_uk="Відділ", slug_uk="viddil", parent=story["organisation"])
    local = Official.objects.create(given_name_uk="Яна", family_name_uk="Клен", slug_uk="yana-klen")
    Appointment.objects.create(official=local, position=Position.objects.get(), from_on=NOON.date().replace(year=2039))
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("path", ["2040/13/", "2040/02/30/", "2041/", "2040/05/18/", "0000/", "1800/"])
def test_day_that_is_not_or_has_not_come_is_no_page(client: Client, time_machine: Any, path: str) -> None:
    time_machine.move_to(NOON, tick=False)
    assert client.get(f"/archive/{path}").status_code == 404


def test_archive_day_is_a_kyiv_day(client: Client, time_machine: Any) -> None:
    late = factories.published(at=NOON.replace(hour=21))  # 00:00 of the 18th in Kyiv
    time_machine.move_to(NOON + 24 * HOUR, tick=False)
    assert slugs(client.get("/archive/2040/05/17/").content.decode()) == []
    assert slugs(client.get("/archive/2040/05/18/").content.decode()) == [late.slug]


@pytest.mark.parametrize("path", ["/", "/news/", "/photo-reports/", "/officials/", "/organisations/", "/archive/"])
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_empty_newsroom_still_answers(client: Client, prefix: str, path: str) -> None:
    assert client.get(f"{prefix}{path}").status_code == 200


LISTS_WITH_PICTURES = (
    "/", "/news/", "/kind/photo_report/", "/photo-reports/", "/tags/osvita/", "/officials/nina-hai/",
    "/organisations/ministerstvo/", "/archive/2040/05/17/",
)  # fmt: skip


def test_list_shows_no_picture_that_replaced_the_approved_one(client: Client, story: dict[str, Any]) -> None:
    """Three stories with pictures, so that the front page shows them large, as cards and in the wire."""
    for _ in range(2):
        factories.published(lead_photo=factories.photo())
    leads = [Photo.objects.get(pk=one.lead_photo_id) for one in Edition.objects.all()]
    for path in LISTS_WITH_PICTURES:
        page = client.get(path).text
        assert any(lead.public_token in page for lead in leads), path
    for number, lead in enumerate(leads):
        renditions.close_gate([lead])
        library.replace(lead, library.receive(picture_bytes(160, 120, seed=-1 - number)))
        renditions.make(lead, formats=("jpeg",))
        renditions.open_gate([lead])
        lead.refresh_from_db()
        assert lead.public_token
        assert lead.renditions
    for path in LISTS_WITH_PICTURES:
        page = client.get(path).text
        assert story["edition"].slug in page, path
        assert [lead.number for lead in leads if lead.public_token in page] == [], path
