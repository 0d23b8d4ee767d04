"""The public record: every edition readers had, none they did not, and nothing that was taken from them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from articles import workflow
from articles.formats.feeds import FORMATS
from articles.models import ArticleGallery, Edition, EditionFingerprint, Mention, Official, Tag
from articles.models.tags import merge
from articles.views.record import BY_BEGINNING
from tests import factories
from tests.factories import HOUR, MICROSECOND, NOON, SECOND
from tests.plans import plan

pytestmark = pytest.mark.django_db
Queries = Callable[[int], Any]

WORDS = {"kind": "number", "was_wrong": "Ішлося про триста дітей.", "is_right": "Дітей двісті.", "cause": "Описка."}


def permanent(edition: Edition) -> str:
    return f"{'/en' if edition.language == 'en' else ''}/editions/{edition.short_hash}/"


def text(client: Client, path: str) -> str:
    return client.get(path).content.decode()


@pytest.fixture
def first() -> Edition:
    """Published at noon, corrected an hour later, and a minor edit an hour after that."""
    first = factories.published(slug_uk="shkola", lead_uk="Навчатимуться триста дітей.")
    story = factories.rewrite(first.article, now=NOON + HOUR, lead_uk="Навчатимуться двісті дітей.")
    workflow.correct(story, "uk", by=factories.iryna(), now=NOON + HOUR, **WORDS)
    story = factories.rewrite(story, now=NOON + 2 * HOUR, lead_uk="Навчатимуться двісті дітей!")
    workflow.minor(story, "uk", by=factories.iryna(), now=NOON + 2 * HOUR)
    return first


def editions() -> list[Edition]:
    return list(Edition.objects.order_by("sequence"))


# --- all updates ---


def test_updates_list_every_edition_with_its_words_and_its_hash(
    client: Client, time_machine: Any, first: Edition
) -> None:
    time_machine.move_to(NOON + 3 * HOUR, tick=False)
    page = text(client, "/news/shkola/updates/")
    assert [page.index(word) for word in (">Дрібна правка", ">Виправлення", ">Перша публікація")] == sorted(
        page.index(word) for word in (">Дрібна правка", ">Виправлення", ">Перша публікація")
    )
    assert "<del><span" in page
    assert "триста</del>" in page
    assert "двісті</ins>" in page
    assert all(WORDS[name] in page for name in ("was_wrong", "is_right", "cause"))
    assert all(one.hash in page and permanent(one) in page for one in editions())
    assert 'href="/news/shkola/updates/"' in text(client, "/news/shkola/")


def test_update_that_waits_for_its_second_is_not_listed(client: Client, time_machine: Any, first: Edition) -> None:
    story = factories.rewrite(first.article, now=NOON + 3 * HOUR, lead_uk="Таємниця.", slug_uk="nova")
    move = workflow.schedule(story, "uk", by=factories.iryna(), at=NOON + 5 * HOUR, now=NOON + 3 * HOUR)
    assert move.edition

    time_machine.move_to(NOON + 5 * HOUR - MICROSECOND, tick=False)
    assert move.edition.short_hash not in text(client, "/news/shkola/updates/")
    assert client.get(permanent(move.edition)).status_code == 404
    assert client.get("/news/nova/updates/").status_code == 404
    assert "замінено" not in text(client, permanent(editions()[2]))

    time_machine.move_to(NOON + 5 * HOUR, tick=False)
    assert move.edition.short_hash in text(client, "/news/nova/updates/")
    assert client.get(permanent(move.edition)).status_code == 200
    answer = client.get("/news/shkola/updates/")
    assert (answer.status_code, answer["Location"]) == (301, "/news/nova/updates/")


def test_recalled_edition_never_was(client: Client, time_machine: Any, first: Edition) -> None:
    story = factories.rewrite(first.article, now=NOON + 3 * HOUR)
    move = workflow.schedule(story, "uk", by=factories.iryna(), at=NOON + 5 * HOUR, now=NOON + 3 * HOUR)
    assert move.edition
    workflow.unschedule(story, "uk", by=factories.iryna(), now=NOON + 4 * HOUR)
    time_machine.move_to(NOON + 6 * HOUR, tick=False)
    assert client.get(permanent(move.edition)).status_code == 404
    assert move.edition.short_hash not in text(client, "/news/shkola/updates/")


def test_long_history_is_walked_and_compared_across_its_pages(client: Client, time_machine: Any) -> None:
    story = factories.published(slug_uk="shkola", lead_uk="Лід 0.").article
    for number in range(1, 12):
        factories.rewrite(story, now=NOON + number * HOUR, lead_uk=f"Лід {number}.")
        workflow.publish(story, "uk", by=factories.iryna(), now=NOON + number * HOUR)
    time_machine.move_to(NOON + 20 * HOUR, tick=False)
    page = text(client, "/news/shkola/updates/")
    assert page.count('<code class="hash">') == 10
    assert page.count("<ins>") == 10


def test_updates_take_at_most_five_queries(
    client: Client, time_machine: Any, first: Edition, django_assert_max_num_queries: Queries
) -> None:
    time_machine.move_to(NOON + 3 * HOUR, tick=False)
    with django_assert_max_num_queries(5):
        text(client, "/news/shkola/updates/")


# --- past editions ---


def test_past_edition_says_that_it_is_past(client: Client, time_machine: Any, first: Edition) -> None:
    time_machine.move_to(NOON + 3 * HOUR, tick=False)
    page = text(client, permanent(first))
    assert "Навчатимуться триста дітей." in page
    assert "попередній випуск" in page
    assert 'content="noindex"' in page
    assert '<link rel="canonical" href="http://testserver/news/shkola/">' in page or "/news/shkola/" in page
    assert first.hash in page
    assert WORDS["was_wrong"] not in page  # readers of that edition had no correction yet


def test_permanent_address_outlives_the_address_of_the_text(client: Client, time_machine: Any, first: Edition) -> None:
    story = factories.rewrite(first.article, now=NOON + 3 * HOUR, slug_uk="nova-adresa")
    workflow.publish(story, "uk", by=factories.iryna(), now=NOON + 3 * HOUR)
    time_machine.move_to(NOON + 4 * HOUR, tick=False)
    page = client.get(permanent(first))
    assert page.status_code == 200
    assert 'href="/news/nova-adresa/"' in page.content.decode()


def test_longer_hash_leads_to_the_one_address(client: Client, time_machine: Any, first: Edition) -> None:
    time_machine.move_to(NOON + 3 * HOUR, tick=False)
    for digits in (first.hash, first.hash[:12]):
        answer = client.get(f"/editions/{digits}/")
        assert (answer.status_code, answer["Location"]) == (301, permanent(first))
    for wrong in (first.hash[:11], first.hash[:16].upper() + "G", "0" * 16, "f" * 64):
        assert client.get(f"/editions/{wrong}/").status_code == 404
    assert client.get(f"/en/editions/{first.short_hash}/").status_code == 404


def test_switch_leads_to_the_translation_of_that_time_only(client: Client, time_machine: Any, first: Edition) -> None:
    workflow.up_to_date(first.article, "en", by=factories.taras(), now=NOON + HOUR)
    english = factories.published(first.article, "en", at=NOON + 90 * 60 * SECOND)
    time_machine.move_to(NOON + 3 * HOUR, tick=False)
    assert "/en/editions/" not in text(client, permanent(first))
    assert permanent(english) in text(client, permanent(editions()[1]))
    assert "hreflang" not in text(client, permanent(first)).split("</head>")[0]


def test_photo_that_no_live_edition_shows_is_not_shown_in_a_past_one(client: Client, time_machine: Any) -> None:
    """Not even when its file is public again because an edition that waits for its second will show it."""
    lead = factories.photo(alt_text_uk="Стрічку перерізано")
    first = factories.published(lead_photo=lead)
    story = factories.rewrite(first.article, now=NOON + HOUR, lead_photo=None)
    workflow.publish(story, "uk", by=factories.iryna(), now=NOON + HOUR)
    story = factories.rewrite(story, now=NOON + 2 * HOUR, lead_photo=lead)
    workflow.schedule(story, "uk", by=factories.iryna(), at=NOON + 9 * HOUR, now=NOON + 2 * HOUR)
    lead.refresh_from_db()
    assert lead.is_public

    time_machine.move_to(NOON + 3 * HOUR, tick=False)
    assert "Стрічку перерізано" not in text(client, permanent(first))
    time_machine.move_to(NOON + 9 * HOUR, tick=False)
    assert "Стрічку перерізано" in text(client, permanent(first))


def test_past_edition_takes_at_most_eight_queries(
    client: Client, time_machine: Any, first: Edition, django_assert_max_num_queries: Queries
) -> None:
    time_machine.move_to(NOON + 3 * HOUR, tick=False)
    with django_assert_max_num_queries(8):
        text(client, permanent(first))


# --- taken from readers ---

EVERYWHERE = ["/news/shkola/", "/news/shkola/updates/", "/news/shkola/print/"]


@pytest.mark.parametrize("verb", [workflow.hold, workflow.take_down])
def test_taking_a_text_takes_its_whole_record(
    client: Client, time_machine: Any, first: Edition, verb: Callable[..., Any]
) -> None:
    verb(first.article, "uk", by=factories.iryna(), now=NOON + 3 * HOUR, notice="За рішенням суду.")
    time_machine.move_to(NOON + 4 * HOUR, tick=False)
    for path in (*EVERYWHERE, *(permanent(one) for one in editions()[:3])):
        answer = client.get(path)
        assert answer.status_code == 410, path
        assert "За рішенням суду." in answer.content.decode()
        assert "дітей" not in answer.content.decode()
        assert "/corrections/" in answer.content.decode()
    assert client.get(permanent(editions()[3])).status_code == 404
    assert "дітей" not in text(client, "/corrections/")


def test_words_that_were_taken_down_do_not_come_back_with_the_mended_text(
    client: Client, time_machine: Any, first: Edition
) -> None:
    story = factories.rewrite(first.article, now=NOON + 2 * HOUR + SECOND, lead_uk="Навчатимуться сто дітей.")
    workflow.publish(
        story, "uk", by=factories.iryna(), now=NOON + 2 * HOUR + SECOND, change_note="Раніше писали про сотню."
    )
    workflow.withdraw(
        first.article, "uk", by=factories.iryna(), now=NOON + 2 * HOUR + 2 * SECOND, notice="Число хибне: сімдесят."
    )
    workflow.take_down(first.article, "uk", by=factories.iryna(), now=NOON + 3 * HOUR, notice="Названо місце.")
    story = factories.rewrite(first.article, now=NOON + 4 * HOUR, lead_uk="Школу відкрито.", slug_uk="mista")
    workflow.publish(story, "uk", by=factories.iryna(), now=NOON + 4 * HOUR)
    time_machine.move_to(NOON + 5 * HOUR, tick=False)

    page = text(client, "/news/mista/updates/")
    assert "Навчатимуться" not in page
    assert "Названо місце." in page
    assert first.hash in page  # that it was, and when, stays on record
    assert permanent(first) not in page
    answer = client.get(permanent(first))
    assert answer.status_code == 410
    assert 'href="/news/mista/"' in answer.content.decode()
    assert first.headline not in text(client, f"/verify/?q={first.hash}")

    mended = Edition.objects.latest("sequence")
    shown = ["/corrections/", *(f"/feeds/news.{form}" for form in FORMATS), permanent(mended)]
    shown += [f"/news/mista/{part}" for part in ("", "updates/", "print/", "?text")]
    for path in shown:
        page = text(client, path)
        assert "Школу відкрито." in page or path in ("/corrections/", "/news/mista/updates/"), path
        taken = (*list(WORDS.values())[1:], "Раніше писали про сотню.", "Число хибне: сімдесят.", "shkola")
        assert [word for word in taken if word in page] == [], path


def test_correction_made_after_the_text_came_back_stands_under_it(
    client: Client, time_machine: Any, first: Edition
) -> None:
    workflow.hold(first.article, "uk", by=factories.iryna(), now=NOON + 3 * HOUR, notice="Перевіряємо.")
    story = factories.rewrite(first.article, now=NOON + 4 * HOUR, lead_uk="Школу відкрито.")
    workflow.publish(story, "uk", by=factories.iryna(), now=NOON + 4 * HOUR)
    story = factories.rewrite(story, now=NOON + 5 * HOUR, lead_uk="Дві школи відкрито.")
    later = {**WORDS, "was_wrong": "Йшлося про одну школу."}
    workflow.correct(story, "uk", by=factories.iryna(), now=NOON + 5 * HOUR, **later)
    time_machine.move_to(NOON + 6 * HOUR, tick=False)
    for path in ("/corrections/", "/feeds/news.atom", "/news/shkola/", "/news/shkola/updates/", "/news/shkola/print/"):
        page = text(client, path)
        assert later["was_wrong"] in page, path
        assert WORDS["was_wrong"] not in page, path


# --- print ---


def test_print_view_has_what_leads_back_from_paper(client: Client, time_machine: Any, settings: Any) -> None:
    settings.PRESS_EMAIL = "duty@ministry.example"
    edition = factories.published(slug_uk="shkola", lead_photo=factories.photo(alt_text_uk="Стрічку перерізано"))
    time_machine.move_to(NOON + HOUR, tick=False)
    page = text(client, "/news/shkola/print/")
    assert edition.hash in page
    assert f"{settings.SITE_URL}{permanent(edition)}" in page
    assert "duty@ministry.example" in page
    assert "<svg" in page
    assert "style=" not in page
    assert "Стрічку перерізано" in page
    assert "Стрічку перерізано" not in text(client, "/news/shkola/print/?photos=no")


def test_print_view_has_every_photo_of_its_galleries(client: Client, time_machine: Any) -> None:
    lead, placed, beside = (factories.photo(caption_uk=name) for name in ("Стрічка", "У тексті", "Поруч"))
    inside = factories.gallery(placed, title_uk="Перша галерея")
    story = factories.article(
        slug_uk="shkola", lead_photo=lead, body_uk=f'<p>Текст.</p><figure data-gallery="{inside.pk}"></figure>'
    )
    for number, shown in enumerate((inside, factories.gallery(beside, title_uk="Друга галерея"))):
        ArticleGallery.objects.create(article=story, gallery=shown, position=number)
    factories.published(story)
    time_machine.move_to(NOON + HOUR, tick=False)
    whole, without = (text(client, f"/news/shkola/print/{choice}") for choice in ("", "?photos=no"))
    for name in ("Перша галерея", "Друга галерея", "<span>Стрічка", "<span>У тексті", "<span>Поруч"):
        assert whole.count(name) == 1, name
        assert name not in without
    assert without.count("<figure") == 0


def test_print_view_tells_of_a_correction_all_that_the_page_tells(
    client: Client, time_machine: Any, first: Edition
) -> None:
    time_machine.move_to(NOON + 3 * HOUR, tick=False)
    for path in ("/news/shkola/", "/news/shkola/print/"):
        page = text(client, path)
        note = page[page.index('<aside class="note"') :].partition("</aside>")[0]
        assert all(words in note for words in [*list(WORDS.values())[1:], "число чи дата"]), path


def test_print_view_of_what_is_not_public_is_nowhere(client: Client, time_machine: Any) -> None:
    story = factories.approved(slug_uk="taiemna")
    workflow.schedule(story, "uk", by=factories.iryna(), at=NOON + HOUR, now=NOON)
    time_machine.move_to(NOON + HOUR - MICROSECOND, tick=False)
    assert client.get("/news/taiemna/print/").status_code == 404
    time_machine.move_to(NOON + HOUR, tick=False)
    assert client.get("/news/taiemna/print/").status_code == 200
    assert client.get("/en/news/taiemna/print/").status_code == 404


# --- register ---


def test_register_lists_corrections_and_withdrawals_newest_first(
    client: Client, time_machine: Any, first: Edition
) -> None:
    other = factories.published(at=NOON + HOUR)
    workflow.withdraw(other.article, "uk", by=factories.iryna(), now=NOON + 2 * HOUR, notice="Дані хибні.")
    time_machine.move_to(NOON + 3 * HOUR, tick=False)
    page = text(client, "/corrections/")
    assert page.index("Дані хибні.") < page.index(WORDS["was_wrong"])
    assert all(WORDS[name] in page for name in ("is_right", "cause"))
    assert "Травень 2040" in page
    assert WORDS["was_wrong"] not in text(client, "/en/corrections/")


def test_register_is_a_walk_of_three_queries(
    client: Client, time_machine: Any, django_assert_max_num_queries: Queries
) -> None:
    for number in range(22):
        story = factories.rewrite(factories.published(at=NOON).article, now=NOON + HOUR)
        note = {**WORDS, "was_wrong": f"Помилка {number}."}
        workflow.correct(story, "uk", by=factories.iryna(), now=NOON + HOUR + number * SECOND, **note)
    time_machine.move_to(NOON + 3 * HOUR, tick=False)
    with django_assert_max_num_queries(3):
        page = text(client, "/corrections/")
    assert page.count("Помилка ") == 20
    older = page.split('rel="next" href="')[1].split('"')[0]
    assert text(client, f"/corrections/{older}").count("Помилка ") == 2


def test_register_is_found_by_the_few_there_are() -> None:
    """And not by a walk through all editions, which a page of an archive of 100,000 took a tenth of a second for."""
    register = Edition.objects.notices("uk", NOON).newest_first(BY_BEGINNING)[:21]
    way = plan(*register.query.sql_with_params(), off=("enable_seqscan",))
    assert "edition_standing" in way
    assert "SubPlan" not in way  # PostgreSQL's word for a list that each edition is held against
    assert "SCAN articles_edition" not in way


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("path", ["/corrections/", "/verify/", "/media-centre/", "/accessibility/"])
def test_pages_of_an_empty_newsroom_answer_in_their_language(client: Client, prefix: str, path: str) -> None:
    page = text(client, prefix + path)
    assert page.count("<h1") == 1
    assert f'href="{"" if prefix else "/en"}{path}"' in page
    if prefix:
        assert not {"А", "а", "и"} & set(page.partition("<main")[2].partition("</main>")[0])


def test_every_edition_is_found_again_after_the_index_is_made_anew(first: Edition) -> None:
    rows = set(EditionFingerprint.objects.values_list("edition_id", "value"))
    EditionFingerprint.objects.filter(edition=first).delete()
    call_command("index_words", verbosity=0)
    assert set(EditionFingerprint.objects.values_list("edition_id", "value")) == rows


def test_past_edition_links_only_to_what_has_a_page_now(client: Client, time_machine: Any) -> None:
    """Its words stay as they were; the topic, the guest and the gallery that left the text are links no more."""
    guest = Official.objects.create(given_name_uk="Ія", family_name_uk="Дуб", slug_uk="iia-dub")
    tag = Tag.objects.create(name_uk="Освіта", slug_uk="osvita")
    shots = factories.gallery(factories.photo(), slug_uk="znimky", title_uk="Знімки зі школи")
    quoted = f'<blockquote data-speaker="{guest.pk}"><p>«Раді».</p></blockquote>'
    story = factories.article(body_uk=f"{quoted}<p>У школі навчатимуться діти.</p>")
    story.tags.add(tag)
    Mention.objects.create(article=story, official=guest)
    story.article_galleries.create(gallery=shots)
    first = factories.published(factories.edit(story, now=NOON - HOUR))
    links = [f'href="{path}"' for path in ("/tags/osvita/", "/officials/iia-dub/", "/galleries/znimky/")]
    time_machine.move_to(NOON + SECOND, tick=False)
    assert [link for link in links if link not in text(client, permanent(first))] == []
    assert [link for link in links if link not in text(client, f"/news/{first.slug}/")] == []

    story.tags.clear()
    story.mentions.all().delete()
    story.article_galleries.all().delete()
    changed = factories.rewrite(story, now=NOON + HOUR, body_uk="<p>Іншими словами.</p>")
    workflow.publish(changed, "uk", by=factories.iryna(), now=NOON + HOUR)
    time_machine.move_to(NOON + 2 * HOUR, tick=False)
    page = text(client, permanent(first))
    assert [link for link in links if link in page] == []
    assert [word for word in ("Освіта", "Ія Дуб", "Раді") if word not in page] == []
    assert statuses(client, "/tags/osvita/", "/officials/iia-dub/", "/galleries/znimky/") == {404}


def test_past_edition_shows_a_portrait_of_today_without_a_link_to_a_page_it_has_not(
    client: Client, time_machine: Any
) -> None:
    """The photo is in a live edition still, but only as somebody's portrait: without words, so without a page."""
    face, other = factories.photo(alt_text_uk="Гостя біля вікна"), factories.photo()
    guest = Official.objects.create(given_name_uk="Ія", family_name_uk="Дуб", slug_uk="iia-dub", portrait=face)
    shots = factories.gallery(face, other, slug_uk="znimky")
    story = factories.article(lead_photo=face)
    Mention.objects.create(article=story, official=guest)
    story.article_galleries.create(gallery=shots)
    first = factories.published(factories.edit(story, now=NOON - HOUR))
    links = [f"/photos/{face.number}/", f"/photos/{face.number}/download/"]
    time_machine.move_to(NOON + SECOND, tick=False)
    assert [link for link in links if f'href="{link}"' not in text(client, permanent(first))] == []

    story.article_galleries.all().delete()
    changed = factories.rewrite(story, now=NOON + HOUR, lead_photo=None)
    workflow.publish(changed, "uk", by=factories.iryna(), now=NOON + HOUR)
    time_machine.move_to(NOON + 2 * HOUR, tick=False)
    page = text(client, permanent(first))
    assert page.count("Гостя біля вікна") == 2
    assert face.number in page
    assert [link for link in links if f'href="{link}"' in page] == []
    assert statuses(client, *links) == {404}


def test_merged_tag_of_a_past_edition_leads_to_the_one_that_stayed(client: Client, time_machine: Any) -> None:
    old, new = (Tag.objects.create(name_uk=name, slug_uk=slug) for name, slug in (("Школа", "shk"), ("Освіта", "osv")))
    story = factories.article()
    story.tags.add(old)
    first = factories.published(factories.edit(story, now=NOON - HOUR))
    time_machine.move_to(NOON + HOUR, tick=False)
    merge(old, new)
    assert 'href="/tags/shk/"' in text(client, permanent(first))
    assert client.get("/tags/shk/", follow=True).redirect_chain == [("/tags/osv/", 301)]


def test_who_is_quoted_and_not_mentioned_is_linked_only_to_a_page(client: Client, time_machine: Any) -> None:
    guest = Official.objects.create(given_name_uk="Ія", family_name_uk="Дуб", slug_uk="iia-dub")
    edition = factories.published(body_uk=f'<blockquote data-speaker="{guest.pk}"><p>«Раді».</p></blockquote>')
    time_machine.move_to(NOON + HOUR, tick=False)
    assert client.get("/officials/iia-dub/").status_code == 404
    page = text(client, f"/news/{edition.slug}/")
    assert "Ія Дуб" in page
    assert "/officials/iia-dub/" not in page
    story = factories.article()
    Mention.objects.create(article=story, official=guest)
    factories.published(story)
    assert 'href="/officials/iia-dub/"' in text(client, f"/news/{edition.slug}/")


def statuses(client: Client, *paths: str) -> set[int]:
    return {client.get(path).status_code for path in paths}
