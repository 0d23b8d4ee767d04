"""Officials by office and by letter; organisations as a tree: with nobody, with a few, with a thousand."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from articles import workflow
from articles.models import Appointment, Mention, Official, Organisation, Position, PositionTitle
from articles.views import tree
from media.models import Photo
from newsroom.lib.languages import LANGUAGES
from tests import factories
from tests.factories import HOUR, MICROSECOND, NOON, SECOND

pytestmark = pytest.mark.django_db
Queries = Callable[[int], Any]
LETTERS = "АБВГҐДЕЄЖЗІЇКЛМНОПРСТУФХЦЧШЩЮЯ"


@pytest.fixture(autouse=True)
def noon(time_machine: Any) -> None:
    time_machine.move_to(NOON + HOUR, tick=False)


def body(name: str, **fields: Any) -> Organisation:
    number = Organisation.objects.count()
    return Organisation.objects.create(
        name_uk=name, name_en=f"Body {number}", slug_uk=f"orhan-{number}", slug_en=f"body-{number}", **fields
    )


def holder(family: str, organisation: Organisation | None = None, rank: int = 5, **fields: Any) -> Official:
    number = Official.objects.count()
    official = Official.objects.create(
        given_name_uk="Олена", family_name_uk=family, slug_uk=f"osoba-{number}", slug_en=""
    )
    position = Position.objects.create(organisation=organisation, rank=rank)
    PositionTitle.objects.create(position=position, title_uk=f"посада {number}")
    Appointment.objects.create(**{"official": official, "position": position, "from_on": dt.date(2039, 1, 1), **fields})
    return official


def order(page: str, *words: str) -> bool:
    places = [page.find(word) for word in words]
    return -1 not in places and places == sorted(places)


def test_officials_stand_by_organisation_and_rank(client: Client) -> None:
    ministry, agency = body("Міністерство"), body("Агенція")
    holder("Третій", agency, rank=3)
    holder("Другий", ministry, rank=2)
    holder("Перший", ministry, rank=1)
    holder("Колишній", ministry, until_on=dt.date(2040, 1, 1))
    page = client.get("/officials/").text
    assert order(page, "Міністерство</a></h2>", "Перший", "Другий", "Агенція</a></h2>", "Третій", "Колишній")
    assert "Посадовці за абеткою" not in page


@pytest.fixture
def thousand() -> None:
    """A thousand in office, some hundred who were."""
    post = Position.objects.create(organisation=body("Міністерство"), rank=7)
    PositionTitle.objects.create(position=post, title_uk="державний експерт " + "з питань взаємодії " * 9)
    Official.objects.bulk_create(
        Official(
            given_name_uk="Іван",
            family_name_uk=f"{LETTERS[n % len(LETTERS)]}енко-{n}",
            slug_uk=f"ivan-{n}",
            slug_en=None,
        )
        for n in range(1100)
    )
    Appointment.objects.bulk_create(
        Appointment(
            official=official,
            position=post,
            from_on=dt.date(2030, 1, 1),
            until_on=dt.date(2035, 1, 1) if n >= 1000 else None,
        )
        for n, official in enumerate(Official.objects.order_by("pk"))
    )


def test_a_thousand_officials_are_found_by_letter(
    client: Client, thousand: None, django_assert_max_num_queries: Queries
) -> None:
    with django_assert_max_num_queries(4):
        page = client.get("/officials/").text
    assert len(page) < 120_000
    shown = re.findall(r'href="\?letter=(.)"', page)
    assert shown == list(LETTERS)
    with django_assert_max_num_queries(4):
        under = client.get("/officials/?letter=Ґ").text
    assert len(re.findall(r'href="/officials/ivan-\d+/"', under)) == len(range(4, 1100, len(LETTERS)))
    assert "Генко" not in under
    assert under.count("Державний експерт " + "з питань взаємодії " * 8) > 30
    assert 'rel="canonical"' in under


def test_only_who_left_office_is_called_so(client: Client) -> None:
    holder("Коваль", until_on=dt.date(2040, 1, 1))
    assert "Посаду вже не обіймає" in client.get("/officials/?letter=К").text
    official = holder("Лис")
    factories.published(mentioning(official))
    PositionTitle.objects.update(title_uk="")
    page = client.get("/officials/?letter=Л").text
    assert "/officials/osoba-1/" in page
    assert "Посаду вже не обіймає" not in page


@pytest.mark.parametrize("path", ["", "officials/", "officials/?letter=L", "organisations/body-0/"])
def test_official_is_listed_only_in_a_language_in_which_the_page_answers(client: Client, path: str) -> None:
    """A post without an English name gives no English page; English news does."""
    official = holder("Лис", body("Міністерство"))
    Official.objects.update(given_name_en="Olena", family_name_en="Lys", slug_en="olena-lys")
    assert client.get("/en/officials/olena-lys/").status_code == 404
    assert "/officials/olena-lys/" not in client.get(f"/en/{path}").text
    story = mentioning(official)
    factories.published(story)
    factories.published(story, "en", at=NOON + SECOND)
    assert client.get("/en/officials/olena-lys/").status_code == 200
    assert "/en/officials/olena-lys/" in client.get(f"/en/{path}").text


@pytest.mark.parametrize("letter", ["%", "_", "\x00", "Ы", "ß", "x" * 1_000, "<", ""])
def test_any_letter_gets_an_answer(client: Client, letter: str) -> None:
    holder("Коваль")
    assert client.get("/officials/", {"letter": letter}).status_code == 200


def test_official_is_quoted_with_the_title_of_the_day_and_a_link(client: Client) -> None:
    official = holder("Гай")
    story = factories.article(body_uk=f'<blockquote data-speaker="{official.pk}"><p>«Ми впораємося».</p></blockquote>')
    Mention.objects.create(article=story, official=official)
    edition = factories.published(story)
    _head, _heading, said = client.get("/officials/osoba-0/").text.partition("Останні висловлювання")
    assert order(said, "впораємося", "Посада 0", f'href="/news/{edition.slug}/"')


def test_quotation_of_tomorrow_and_of_a_withdrawn_text_is_not_told(client: Client, time_machine: Any) -> None:
    official = holder("Гай")
    story = factories.article(body_uk=f'<blockquote data-speaker="{official.pk}"><p>«Таємниця».</p></blockquote>')
    Mention.objects.create(article=story, official=official)
    workflow.schedule(factories.approved(story), "uk", by=factories.iryna(), at=NOON + HOUR, now=NOON)
    time_machine.move_to(NOON + HOUR - MICROSECOND, tick=False)
    assert "Таємниця" not in client.get("/officials/osoba-0/").text
    time_machine.move_to(NOON + HOUR, tick=False)
    assert "Таємниця" in client.get("/officials/osoba-0/").text
    workflow.withdraw(story, "uk", by=factories.iryna(), now=NOON + HOUR + SECOND, notice="Хибне.")
    time_machine.move_to(NOON + HOUR + SECOND, tick=False)
    assert "Таємниця" not in client.get("/officials/osoba-0/").text


def pictured(family: str) -> tuple[Official, Organisation]:
    """In office, with a portrait whose words nobody has approved."""
    ministry = body("Міністерство")
    official = holder(family, ministry)
    portrait = factories.photo(alt_text_uk="Неузгоджений опис", credit_uk="Оксана Світла")
    Official.objects.filter(pk=official.pk).update(portrait=portrait)
    Organisation.objects.update(logo=portrait)
    return Official.objects.get(pk=official.pk), ministry


def mentioning(official: Official, **fields: Any) -> Any:
    story = factories.article(**fields)
    Mention.objects.create(article=story, official=official)
    return story


@pytest.mark.parametrize("path", ["/", "/officials/", "/officials/osoba-0/", "/organisations/orhan-0/"])
def test_portrait_is_shown_from_its_second_and_not_before(client: Client, time_machine: Any, path: str) -> None:
    official, _ministry = pictured("Гай")
    story = factories.approved(mentioning(official))
    workflow.schedule(story, "uk", by=factories.iryna(), at=NOON + 2 * HOUR, now=NOON)
    token = Official.objects.get().portrait.public_token  # type: ignore[union-attr]
    assert token  # the file waits under its address already
    time_machine.move_to(NOON + 2 * HOUR - MICROSECOND, tick=False)
    before = client.get(path).text
    assert "Гай" in before
    assert token not in before
    time_machine.move_to(NOON + 2 * HOUR, tick=False)
    assert token in client.get(path).text


def test_portrait_leaves_the_officials_pages_with_the_last_text_that_showed_it(
    client: Client, time_machine: Any
) -> None:
    official, _ministry = pictured("Гай")
    shown = factories.published(mentioning(official))
    waiting = factories.approved(mentioning(official), now=NOON + SECOND)
    workflow.schedule(waiting, "uk", by=factories.iryna(), at=NOON + 9 * HOUR, now=NOON + 2 * SECOND)
    token = Official.objects.get().portrait.public_token  # type: ignore[union-attr]
    assert token in client.get("/officials/osoba-0/").text
    workflow.take_down(shown.article, "uk", by=factories.iryna(), now=NOON + 2 * HOUR, notice="Рішення суду.")
    time_machine.move_to(NOON + 3 * HOUR, tick=False)
    page = client.get("/officials/osoba-0/").text
    assert "<figure>" not in page
    assert "/media/photos/" not in page


def test_portrait_has_only_the_words_that_a_live_edition_freezes(client: Client, time_machine: Any) -> None:
    official, _ministry = pictured("Гай")
    factories.published(mentioning(official))
    page = client.get("/officials/osoba-0/").text
    assert "<figure>" in page
    assert "Неузгоджений опис" not in page
    assert "Оксана Світла" not in page
    assert official.portrait
    factories.published(mentioning(official, lead_photo=official.portrait), at=NOON + SECOND)
    Photo.objects.update(credit_uk="Хтось інший")
    page = client.get("/officials/osoba-0/").text
    assert "Фото: Оксана Світла" in page
    assert "Хтось інший" not in page


@pytest.mark.parametrize(
    ("path", "queries"), [("/", 5), ("/officials/", 3), ("/officials/osoba-0/", 5), ("/organisations/orhan-0/", 5)]
)
def test_portraits_cost_a_fixed_number_of_queries(
    client: Client, path: str, queries: int, django_assert_num_queries: Queries
) -> None:
    official, ministry = pictured("Гай")
    factories.published(mentioning(official, lead_photo=official.portrait))
    for number in range(3):
        other = holder(f"Коваль-{number}", ministry)
        Official.objects.filter(pk=other.pk).update(portrait=factories.photo())
        other.refresh_from_db()
        factories.published(mentioning(other))
    with django_assert_num_queries(queries):
        client.get(path)


def test_tree_has_any_depth_and_every_page_leads_up_and_down(client: Client) -> None:
    top = body("Міністерство")
    middle = body("Департамент", parent=top)
    low = body("Управління", parent=middle)
    lowest = body("Відділ", parent=low)
    page = client.get("/organisations/").text
    assert order(page, "Міністерство", "Департамент", "Управління", "Відділ")
    assert page.count("<ul>") == 1 + 3 + page.split('class="tree"')[0].count("<ul>") + page.split("</main>")[1].count(
        "<ul>"
    )
    under = client.get(f"/organisations/{lowest.slug_uk}/").text.split("</head>")[1]
    assert order(under, "Організації", "Міністерство", "Департамент", "Управління", "<h1>Відділ</h1>")
    above = client.get(f"/organisations/{middle.slug_uk}/").text
    assert order(above, "<h1>Департамент</h1>", "Управління", "Відділ")


def test_reformed_organisation_names_its_successor_and_the_other_way(client: Client) -> None:
    new = body("Нова агенція")
    old = body("Стара агенція", superseded_by=new)
    assert "Нова агенція" in client.get(f"/organisations/{old.slug_uk}/").text
    assert "Стара агенція" in client.get(f"/organisations/{new.slug_uk}/").text
    assert "Стара агенція" not in client.get("/organisations/").text


@pytest.mark.parametrize("length", [1, 2, 3])
def test_organisation_that_is_part_of_itself_breaks_nothing(client: Client, length: int) -> None:
    ring = [body(f"Ланка {n}") for n in range(length)]
    for n, one in enumerate(ring):
        Organisation.objects.filter(pk=one.pk).update(parent=ring[(n + 1) % length])
    body("Додаток", parent=ring[0])
    page = client.get("/organisations/").text
    assert all(f"Ланка {n}" in page for n in range(length))
    assert "Додаток" in page
    assert client.get(f"/organisations/{ring[0].slug_uk}/").status_code == 200


def test_organisation_shows_who_is_in_office_today_there(client: Client) -> None:
    ministry, agency = body("Міністерство"), body("Агенція")
    holder("Тутешній", ministry)
    holder("Тамтешній", agency)
    holder("Колишній", ministry, until_on=dt.date(2040, 5, 17))
    holder("Завтрашній", ministry, from_on=dt.date(2040, 5, 18))
    page = client.get(f"/organisations/{ministry.slug_uk}/").text
    assert [name for name in ("Тутешній", "Тамтешній", "Колишній", "Завтрашній") if name in page] == ["Тутешній"]


def test_a_thousand_organisations_are_shown_two_levels_deep(
    client: Client, django_assert_max_num_queries: Queries
) -> None:
    top = body("Міністерство")
    departments = [body(f"Департамент {n}", parent=top) for n in range(10)]
    Organisation.objects.bulk_create(
        Organisation(name_uk=f"Відділ {n}", slug_uk=f"viddil-{n}", slug_en=None, parent=departments[n % 10])
        for n in range(1000)
    )
    with django_assert_max_num_queries(2):
        page = client.get("/organisations/").text
    assert "Департамент 9" in page
    assert "Відділ" not in page
    assert "ще 100 підрозділів" in page
    with django_assert_max_num_queries(5):
        assert "Відділ 19" in client.get(f"/organisations/{departments[9].slug_uk}/").text


@pytest.mark.parametrize("language", LANGUAGES)
def test_tree_without_organisations_is_empty(language: str) -> None:
    assert tree.branches(tree.roots(tree.bodies(language))) == []
