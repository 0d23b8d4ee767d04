"""Unsaved text, late saves and who else is here: at the real doors, without a browser."""

import json
import uuid
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.core.management import call_command
from django.http import HttpResponse, QueryDict
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, ArticleDraft, ArticleLanguage, ArticlePresence, Mention, Official, State, Tag
from tests.articles.admin.conftest import client_of
from tests.factories import approved, article

pytestmark = pytest.mark.django_db

Fields = dict[str, Any]


def form_of(story: Article | None) -> str:
    return reverse("admin:articles_article_change", args=[story.pk]) if story else reverse("admin:articles_article_add")


def opened(client: Client, story: Article | None = None) -> Fields:
    """What the form would send if nothing were typed."""
    context = client.get(form_of(story)).context
    fields: Fields = {}
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    for form in forms:
        for bound in form:
            value = bound.field.prepare_value(bound.value())
            shown = bound.field.widget.format_value(value)
            fields[bound.html_name] = (
                shown if isinstance(value, list) else ("".join(shown[:1]) if isinstance(shown, list) else shown)
            )
    return {name: "" if value is None else value for name, value in fields.items()} | {"tags": fields["tags"] or []}


def save(client: Client, story: Article, fields: Fields, **typed: Any) -> HttpResponse:
    return client.post(form_of(story), fields | typed | {"_save": "1"})


def again(response: HttpResponse, **choices: str) -> Fields:
    """What the merge page sends with these choices."""
    fields: dict[str, list[str]] = {}
    for name, value in response.context["again"]:
        fields.setdefault(name, []).append(value)
    return fields | {"merge_version": str(response.context["article"].version)} | choices


def as_pairs(fields: Fields) -> str:
    data = QueryDict(mutable=True)
    for name, value in fields.items():
        data.setlist(name, value if isinstance(value, list) else [str(value)])
    return json.dumps([[name, value] for name, values in data.lists() for value in values])


def keep(client: Client, story: Article | None, fields: Fields, **typed: Any) -> HttpResponse:
    address = reverse("admin:articles_article_draft", args=[story.pk] if story else [])
    return client.post(address, {"key": fields["draft_key"], "fields": as_pairs(fields | typed)})


# --- late saves


def test_fields_that_only_one_changed_are_joined_and_named(writer: Client, reviewer: Client) -> None:
    story = article()
    olenas, taras = opened(writer, story), opened(reviewer, story)
    assert save(reviewer, story, taras, lead_uk="Лід Тараса.").status_code == 302
    page = save(writer, story, olenas, headline_en="Headline by Olena")
    assert page.status_code == 409
    assert {(field["name"], str(field["by"])) for field in page.context["joined"]} == {
        ("headline_en", "змінено у вашому"),
        ("lead_uk", "змінено у збереженому"),
    }
    assert not page.context["asked"]
    assert save(writer, story, again(page)).status_code == 302
    story.refresh_from_db()
    assert (story.headline_en, story.lead_uk) == ("Headline by Olena", "Лід Тараса.")


def test_a_field_that_both_changed_shows_both_texts_and_asks(writer: Client, reviewer: Client) -> None:
    story = article(headline_uk="Старий заголовок")
    olenas, taras = opened(writer, story), opened(reviewer, story)
    save(reviewer, story, taras, headline_uk="Заголовок Тараса")
    page = save(writer, story, olenas, headline_uk="Заголовок Олени")
    text = page.content.decode()
    assert "Тараса" in text
    assert "Олени" in text
    # Without a choice nothing is saved, and the page comes again.
    assert save(writer, story, again(page)).status_code == 409
    story.refresh_from_db()
    assert story.headline_uk == "Заголовок Тараса"
    assert save(writer, story, again(page, **{"merge-headline_uk-0": "yours"})).status_code == 302
    story.refresh_from_db()
    assert story.headline_uk == "Заголовок Олени"


def test_bodies_are_joined_paragraph_by_paragraph(writer: Client, reviewer: Client) -> None:
    story = article(body_uk="<p>Перший.</p><p>Другий.</p><p>Третій.</p>")
    olenas, taras = opened(writer, story), opened(reviewer, story)
    save(reviewer, story, taras, body_uk="<p>Перший Тараса.</p><p>Другий.</p><p>Третій Тараса.</p>")
    page = save(writer, story, olenas, body_uk="<p>Перший.</p><p>Другий Олени.</p><p>Третій Олени.</p>")
    (field,) = page.context["asked"]
    (clash,) = field["clashes"]
    response = save(writer, story, again(page, **{clash["choice"]: "both"}))
    assert response.status_code == 302
    story.refresh_from_db()
    assert story.body_uk == "<p>Перший Тараса.</p><p>Другий Олени.</p><p>Третій Тараса.</p><p>Третій Олени.</p>"


def test_ones_own_second_tab_counts(writer: Client) -> None:
    story = article()
    one, two = opened(writer, story), opened(writer, story)
    save(writer, story, one, lead_uk="Лід першої вкладки.")
    page = save(writer, story, two, lead_uk="Лід другої вкладки.")
    assert [field["name"] for field in page.context["asked"]] == ["lead_uk"]


def test_a_third_save_during_the_choice_asks_anew(writer: Client, reviewer: Client) -> None:
    story = article()
    olenas, taras = opened(writer, story), opened(reviewer, story)
    save(reviewer, story, taras, lead_uk="Лід Тараса.")
    page = save(writer, story, olenas, lead_uk="Лід Олени.")
    save(reviewer, story, opened(reviewer, story), lead_uk="Другий лід Тараса.")
    page = save(writer, story, again(page, **{"merge-lead_uk-0": "yours"}))
    assert page.status_code == 409
    assert "Другий лід" in page.content.decode()
    story.refresh_from_db()
    assert story.lead_uk == "Другий лід Тараса."


def test_tables_and_tags_are_joined_too(writer: Client, reviewer: Client) -> None:
    one = Official.objects.create(given_name_uk="Олена", family_name_uk="Вербова", slug_uk="verbova")
    two = Official.objects.create(given_name_uk="Іван", family_name_uk="Коваль", slug_uk="koval")
    tag = Tag.objects.create(name_uk="Освіта", slug_uk="osvita")
    story = article()
    Mention.objects.create(article=story, official=one)
    olenas, taras = opened(writer, story), opened(reviewer, story)
    row = {f"mentions-1-{name}": "" for name in ("id", "organisation")} | {
        "mentions-1-official": str(two.pk),
        "mentions-1-role": "speaker",
        "mentions-1-position": "1",
        "mentions-1-article": str(story.pk),
        "mentions-TOTAL_FORMS": "2",
    }
    save(reviewer, story, taras | row | {"mentions-0-DELETE": "on"})
    page = save(writer, story, olenas, tags=[str(tag.pk)], event_on="01.02.2026")
    assert {field["name"] for field in page.context["joined"]} == {"mentions", "tags", "event_on"}
    assert save(writer, story, again(page)).status_code == 302
    story.refresh_from_db()
    assert [mention.official for mention in story.mentions.all()] == [two]
    assert list(story.tags.all()) == [tag]
    assert story.event_on.isoformat() == "2026-02-01"


def test_a_page_without_its_beginning_asks_for_everything(writer: Client, reviewer: Client) -> None:
    story = article()
    olenas = opened(writer, story)
    save(reviewer, story, opened(reviewer, story), lead_uk="Лід Тараса.")
    page = save(writer, story, olenas, base="не JSON")
    assert [field["name"] for field in page.context["asked"]] == ["lead_uk"]


def test_the_joined_text_can_be_edited_further_in_the_form(writer: Client, reviewer: Client) -> None:
    story = article()
    olenas = opened(writer, story)
    save(reviewer, story, opened(reviewer, story), lead_uk="Лід Тараса.")
    page = save(writer, story, olenas, headline_uk="Заголовок Олени")
    form = writer.post(form_of(story), again(page) | {"_take": "1"})
    assert form.status_code == 200
    shown = form.context["adminform"].form
    assert (shown["headline_uk"].value(), shown["lead_uk"].value()) == ("Заголовок Олени", "Лід Тараса.")
    assert shown["base_version"].value() == str(Article.objects.get().version)
    assert form.context["desk_form"]["unsaved"]


# --- unsaved text


def test_a_draft_touches_neither_the_text_nor_its_versions_nor_its_approval(writer: Client) -> None:
    story = approved()
    before = Article.objects.filter(pk=story.pk).values().get()
    assert keep(writer, story, opened(writer, story), headline_uk="Ще не збережений").status_code == 200
    assert Article.objects.filter(pk=story.pk).values().get() == before
    assert ArticleLanguage.objects.get(article=story, language="uk").state == State.APPROVED


def test_a_save_that_costs_the_approval_says_so(writer: Client) -> None:
    story = approved()
    fields = opened(writer, story) | {"headline_uk": "Інший заголовок", "_save": "1"}
    said = writer.post(form_of(story), fields, follow=True).content.decode()
    assert "погодження (УКР) втратило чинність" in said
    fields = opened(writer, story) | {"headline_uk": "Ще інший заголовок", "_save": "1"}
    assert "втратило чинність" not in str(list(writer.post(form_of(story), fields, follow=True).context["messages"]))


def test_unsaved_text_is_offered_taken_and_gone_after_the_save(writer: Client) -> None:
    story = article()
    fields = opened(writer, story)
    keep(writer, story, fields, headline_uk="Недописаний", event_on="")
    offered = writer.get(form_of(story)).context["desk_form"]["drafts"]
    assert [draft["key"] for draft in offered] == [fields["draft_key"]]
    form = writer.post(form_of(story), {"_draft": fields["draft_key"], "_take": "1"})
    shown = form.context["adminform"].form
    assert shown["headline_uk"].value() == "Недописаний"
    assert not form.context["mistakes"]
    assert shown["draft_key"].value() == fields["draft_key"]
    story.refresh_from_db()
    assert story.headline_uk != "Недописаний"
    assert save(writer, story, fields, headline_uk="Дописаний").status_code == 302
    assert not ArticleDraft.objects.exists()
    assert fields["draft_key"] in writer.get(form_of(story)).context["desk_form"]["saved"]


def test_unsaved_text_can_be_compared_with_the_saved(writer: Client) -> None:
    story = article(headline_uk="Збережений заголовок")
    fields = opened(writer, story)
    keep(writer, story, fields, headline_uk="Недописаний заголовок")
    page = writer.post(form_of(story), {"_draft": fields["draft_key"], "_look": "1"})
    assert [field["name"] for field in page.context["joined"]] == ["headline_uk"]
    story.refresh_from_db()
    assert story.headline_uk == "Збережений заголовок"


def test_an_article_not_yet_made_has_a_draft(writer: Client) -> None:
    fields = opened(writer)
    keep(writer, None, fields, headline_uk="Новина, якої ще немає")
    assert not Article.objects.exists()
    form = writer.post(form_of(None), {"_draft": fields["draft_key"], "_take": "1"})
    assert form.context["adminform"].form["headline_uk"].value() == "Новина, якої ще немає"
    writer.post(form_of(None), fields | {"headline_uk": "Новина", "event_on": "01.02.2026", "_save": "1"})
    assert Article.objects.exists()
    assert not ArticleDraft.objects.exists()


def test_two_texts_not_yet_made_are_told_apart_by_their_headlines(writer: Client) -> None:
    for headline in ("Перша", "Друга"):
        keep(writer, None, opened(writer), headline_uk=headline)
    drafts = writer.get(form_of(None)).context["desk_form"]["drafts"]
    assert [draft["headline"] for draft in drafts] == ["Друга", "Перша"]


def test_nobody_else_sees_takes_or_drops_a_draft(writer: Client, reviewer: Client) -> None:
    story = article()
    fields = opened(writer, story)
    keep(writer, story, fields, headline_uk="Тільки Оленин")
    assert writer.get(form_of(story)).context["desk_form"]["drafts"]
    assert "Тільки Оленин" not in reviewer.get(form_of(story)).content.decode()
    taken = reviewer.post(form_of(story), {"_draft": fields["draft_key"], "_take": "1"})
    assert "Тільки Оленин" not in taken.content.decode()
    reviewer.post(reverse("admin:articles_article_draft", args=[story.pk]), {"key": fields["draft_key"], "drop": "1"})
    assert ArticleDraft.objects.count() == 1


def test_two_tabs_are_two_drafts_and_none_wanders_to_another_article(writer: Client) -> None:
    story, other = article(), article()
    one, two = opened(writer, story), opened(writer, story)
    keep(writer, story, one, lead_uk="перша вкладка")
    keep(writer, story, two, lead_uk="друга вкладка")
    assert ArticleDraft.objects.count() == 2
    assert keep(writer, other, one).status_code == 400


@pytest.mark.parametrize("what", ["draft", "presence"])
def test_draft_and_presence_open_only_to_those_who_may_change_the_article(
    what: str, writer: Client, client: Client
) -> None:
    story = article()
    address = reverse(f"admin:articles_article_{what}", args=[story.pk])
    given = {"key": str(uuid.uuid4()), "fields": '[["lead_uk", "х"]]'}
    assert client.post(address, given).status_code == 302
    client.force_login(User.objects.create(username="stranger", is_staff=True))
    assert client.post(address, given).status_code == 403
    missing = reverse(f"admin:articles_article_{what}", args=[story.pk + 1])
    assert writer.post(missing, given).status_code == 404
    assert writer.post(address, given).status_code == 200
    assert writer.post(address, given | {"key": "не ключ"}).status_code == 400


def test_draft_of_a_new_article_only_for_those_who_may_add(client: Client) -> None:
    client.force_login(User.objects.create(username="stranger", is_staff=True))
    address = reverse("admin:articles_article_draft")
    assert client.post(address, {"key": str(uuid.uuid4()), "fields": '[["lead_uk", "х"]]'}).status_code == 403


@pytest.mark.parametrize("fields", ["", "[]", "{}", "[1]", '[["a"]]', '[["a", 1]]', '[["a", "\\u0000"]]', "[" * 90_000])
def test_what_is_no_draft_is_refused(fields: str, writer: Client) -> None:
    address = reverse("admin:articles_article_draft")
    assert writer.post(address, {"key": str(uuid.uuid4()), "fields": fields}).status_code == 400


def test_old_drafts_go(writer: Client, olena: User) -> None:
    with time_machine.travel(timezone.now() - timedelta(days=31), tick=False):
        for _count in range(2):
            keep(writer, None, opened(writer))
    call_command("purge_drafts")
    assert not ArticleDraft.objects.exists()


def test_a_draft_that_is_gone_saves_nothing_and_says_so(writer: Client) -> None:
    story = article()
    response = writer.post(form_of(story), {"_draft": str(uuid.uuid4())})
    assert response.status_code == 302
    assert "вже немає" in writer.get(response.url).content.decode()


def test_the_last_breath_of_a_saved_form_is_no_unsaved_text(writer: Client) -> None:
    story = article()
    fields = opened(writer, story)
    save(writer, story, fields, lead_uk="Новий лід.")
    keep(writer, story, fields, lead_uk="Новий лід.")
    assert not ArticleDraft.objects.exists()


def test_an_article_not_yet_made_can_be_submitted_at_once(writer: Client) -> None:
    fields = opened(writer) | {"headline_uk": "Новина", "event_on": "01.02.2026", "_save": "1", "_move": "uk/submit"}
    response = writer.post(form_of(None), fields)
    assert response.url == reverse("admin:articles_article_move", args=[Article.objects.get().pk, "uk", "submit"])


# --- who else is here


def test_presence_tells_names_and_own_tabs_and_forgets_after_a_minute(
    writer: Client, reviewer: Client, taras: User
) -> None:
    story = article()
    address = reverse("admin:articles_article_presence", args=[story.pk])
    mine, theirs = str(uuid.uuid4()), str(uuid.uuid4())
    reviewer.post(address, {"key": theirs})
    answer = writer.post(address, {"key": mine}).json()
    assert (answer["others"], answer["own"]) == (["Taras"], False)
    assert writer.post(address, {"key": str(uuid.uuid4())}).json()["own"]
    with time_machine.travel(timezone.now() + timedelta(seconds=80)):
        assert client_of(User.objects.get(username="olena")).post(address, {"key": mine}).json()["others"] == []
        assert ArticlePresence.objects.count() == 1
    reviewer.post(address, {"key": theirs, "leave": "1"})
    assert not ArticlePresence.objects.filter(person=taras).exists()


# --- mistakes


def test_every_mistake_is_listed_at_the_top_with_its_place(writer: Client) -> None:
    story = article()
    page = save(writer, story, opened(writer, story), event_on="", lead_en="x" * 601)
    assert [mistake.anchor for mistake in page.context["mistakes"]] == ["id_lead_en", "id_event_on"]


def test_a_long_paste_is_counted_and_never_cut_off_in_silence(writer: Client) -> None:
    form = writer.get(form_of(None)).context["adminform"].form
    for name in ("headline_uk", "lead_en", "seo_description_uk", "social_text_en", "short_headline_uk"):
        assert "maxlength" not in str(form[name])
        assert "data-most" in str(form[name])


def test_titles_and_links_of_the_desk_are_grammatical_ukrainian(writer: Client) -> None:
    page = writer.get(reverse("admin:media_gallery_add")).content.decode()
    assert "Додати: галерея" in page
    assert "Додати галерея" not in page
    (mentions, _galleries) = writer.get(form_of(None)).context["inline_admin_formsets"]
    assert json.loads(mentions.inline_formset_data())["options"]["addText"] == "Додати ще: Згадка"
