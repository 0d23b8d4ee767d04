"""The translator's page, and where the desk says that a translation is behind."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles.models import Article, ArticleLanguage, Transition
from articles.roles import TRANSLATOR_EN
from tests import factories
from tests.articles.admin.conftest import client_of
from tests.articles.admin.conftest import person as role_of
from tests.factories import article, edit, photo, published

pytestmark = pytest.mark.django_db

LIST = "admin:articles_article_changelist"
FIELDS = {
    "headline_uk": "Відкрито школу",
    "headline_en": "A school opens",
    "lead_uk": "У громаді відкрили нову школу.",
    "lead_en": "A new school opens.",
    "body_uk": "<p>Навчатимуться 320 дітей.</p><p>Триває <strong>набір</strong> учнів.</p>",
    "body_en": "<p>The school has 320 places.</p><p>Pupils are <strong>enrolled</strong>.</p>",
}
NEW_FACT = {"body_uk": FIELDS["body_uk"].replace("320", "340")}


def page_of(story: Article, language: str = "en") -> str:
    return reverse("admin:articles_article_translate", args=[story.pk, language])


def behind_story() -> Article:
    return edit(article(**FIELDS), **NEW_FACT)


def rows(page: Any) -> dict[str, Any]:
    return {row.text: row for row in page.context["rows"]}


def sent(story: Article, page: Any, **typed: str) -> dict[str, str]:
    """What the browser sends: every field of the page, those of these translations typed anew."""
    fields = {row.key: row.text for row in page.context["rows"] if row.may_type}
    return {"version": str(story.version), **{f"text-{key}": typed.get(text, text) for key, text in fields.items()}}


def test_page_marks_the_changed_passage_in_words_and_shows_what_changed(writer: Client) -> None:
    page = writer.get(page_of(behind_story()))
    row = rows(page)["The school has 320 places."]
    assert (row.grade, row.state, row.may_type) == ("facts", "змінилися факти", True)
    assert [(piece.kind, piece.text.strip()) for piece in row.source[1:3]] == [("removed", "320"), ("added", "340")]
    assert "факти в 1 уривку" in page.context["summary"]
    assert not rows(page)["Pupils are enrolled."].may_type
    assert "Pupils are enrolled." in page.content.decode()


def test_mended_passage_is_saved_and_is_no_longer_behind(writer: Client, olena: User) -> None:
    story = behind_story()
    page = writer.get(page_of(story))
    old, new = "The school has 320 places.", "The school has 340 places."
    answer = writer.post(page_of(story), sent(story, page, **{old: new}))
    story.refresh_from_db()
    assert (answer.status_code, story.version) == (302, 2)
    assert story.body_en == "<p>The school has 340 places.</p><p>Pupils are <strong>enrolled</strong>.</p>"
    text = ArticleLanguage.objects.get(article=story, language="en")
    assert text.stale_grade == ""
    assert olena in text.touched_by.all()


def test_up_to_date_saves_no_text_and_stands_in_the_history(reviewer: Client, taras: User) -> None:
    story = behind_story()
    page = reviewer.get(page_of(story))
    reviewer.post(page_of(story), sent(story, page) | {"up_to_date": "all"})
    story.refresh_from_db()
    assert story.version == 1
    assert ArticleLanguage.objects.get(article=story, language="en").stale_grade == ""
    assert Transition.objects.get(article=story, verb="up_to_date").by == taras
    form = reviewer.get(reverse("admin:articles_article_change", args=[story.pk])).content.decode()
    assert "Підтверджено, що переклад відповідає українському" in form


def test_one_passage_is_said_to_be_up_to_date_with_what_was_typed_beside(writer: Client) -> None:
    story = edit(article(**FIELDS), **NEW_FACT, lead_uk="У громаді відкрили велику школу.")
    page = writer.get(page_of(story))
    key = rows(page)["The school has 320 places."].key
    given = sent(story, page, **{"A new school opens.": "A large school opens."}) | {"up_to_date": key}
    writer.post(page_of(story), given)
    story.refresh_from_db()
    assert story.lead_en == "A large school opens."
    assert ArticleLanguage.objects.get(article=story, language="en").stale_grade == ""


def test_a_passage_without_a_translation_is_counted_and_nothing_is_called_up_to_date(writer: Client) -> None:
    story = article(body_uk="<p>Перший.</p><p>Другий.</p>", headline_en="First", lead_en="Lead", body_en="<p>One.</p>")
    page = writer.get(reverse("admin:articles_article_translate", args=[story.pk, "en"])).content.decode()
    assert "1 уривок без перекладу" in page
    assert "Переклад відповідає українському тексту: відтоді" not in page


def test_save_from_an_old_page_loses_nothing_of_either_text(writer: Client) -> None:
    story = behind_story()
    page = writer.get(page_of(story))
    typed = sent(story, page, **{"A new school opens.": "My own lead."})
    Article.objects.filter(pk=story.pk).update(version=7, lead_en="Somebody else's lead.")
    answer = writer.post(page_of(story), typed | {"up_to_date": "all"})
    story.refresh_from_db()
    assert (answer.status_code, story.lead_en) == (409, "Somebody else's lead.")
    assert "My own lead." in answer.content.decode()
    assert ArticleLanguage.objects.get(article=story, language="en").stale_grade == "facts"


def test_text_that_is_too_long_is_kept_and_explained(writer: Client) -> None:
    story = behind_story()
    long = "A" * 300
    answer = writer.post(page_of(story), sent(story, writer.get(page_of(story)), **{"A school opens": long}))
    assert answer.status_code == 422
    assert long in answer.content.decode()
    assert any(row.error for row in answer.context["rows"])


def test_only_who_may_write_translates_and_nobody_translates_the_ukrainian(writer: Client) -> None:
    story = behind_story()
    assert writer.get(page_of(story, "uk")).status_code == 404
    assert writer.get(page_of(Article(pk=404))).status_code == 404
    assert client_of(factories.stranger()).get(page_of(story)).status_code == 403
    reader = factories.stranger()
    reader.user_permissions.add(*factories.person("probe", "writer").user_permissions.filter(codename="view_article"))
    page = client_of(reader).get(page_of(story))
    assert page.status_code == 200
    assert not any(row.may_type for row in page.context["rows"])
    assert client_of(reader).post(page_of(story), {"version": "1", "up_to_date": "all"}).status_code == 403
    assert ArticleLanguage.objects.get(article=story, language="en").stale_grade == "facts"


def test_form_says_what_changed_and_leads_to_the_page(writer: Client) -> None:
    story = behind_story()
    form = writer.get(reverse("admin:articles_article_change", args=[story.pk])).content.decode()
    assert "Після перекладу український текст змінився: факти в 1 уривку." in form
    assert page_of(story) in form


def test_list_marks_what_is_behind_and_finds_it(
    writer: Client, django_assert_max_num_queries: Any, django_assert_num_queries: Any
) -> None:
    behind = behind_story()
    wording = edit(article(**FIELDS), lead_uk="У громаді відкрили велику школу.")
    article()
    with django_assert_max_num_queries(15) as few:
        page = writer.get(reverse(LIST))
    asked = len(few)
    assert "застарів: факти" in page.content.decode()
    for filtered, expected in (("any", {behind, wording}), ("facts", {behind})):
        assert set(writer.get(reverse(LIST), {"behind": filtered}).context["cl"].result_list) == expected
    for _ in range(4):
        published(behind_story(), "uk")
    with django_assert_num_queries(asked):
        writer.get(reverse(LIST))


def test_photo_says_where_each_language_of_its_articles_stands(writer: Client) -> None:
    shown = photo()
    edit(article(**FIELDS, lead_photo=shown), **NEW_FACT)
    form = writer.get(reverse("admin:media_photo_change", args=[shown.pk])).content.decode()
    assert "АНГЛ: чернетка, застарів: факти" in form


def test_translator_has_no_hand_in_the_ukrainian_text_on_the_page_or_in_the_form() -> None:
    picture = photo()
    story = factories.approved(article(**FIELDS, lead_photo=picture))
    picture.caption_uk = "Інший підпис"  # the approved text is another one now, and that is nobody's doing here
    picture.save()
    Article.objects.filter(pk=story.pk).update(headline_uk='Відкрито "школу"')
    story.refresh_from_db()
    translator = role_of("yuliia", TRANSLATOR_EN)
    desk = client_of(translator)
    page = desk.get(page_of(story))
    desk.post(page_of(story), sent(story, page, **{"A new school opens.": "A new school has opened."}))
    story.refresh_from_db()
    assert (story.lead_en, story.headline_uk) == ("A new school has opened.", 'Відкрито "школу"')
    form = desk.get(reverse("admin:articles_article_change", args=[story.pk])).context["adminform"].form
    values = {name: form[name].value() or "" for name in form.fields if name.endswith("_en")}
    values |= {"base_version": form["base_version"].value(), "headline_en": "A school is open", "_save": "1"}
    for prefix in ("mentions", "article_galleries"):
        values |= {f"{prefix}-TOTAL_FORMS": "0", f"{prefix}-INITIAL_FORMS": "0"}
    desk.post(reverse("admin:articles_article_change", args=[story.pk]), values)
    story.refresh_from_db()
    assert (story.headline_en, story.headline_uk) == ("A school is open", 'Відкрито "школу"')
    text = ArticleLanguage.objects.get(article=story, language="uk")
    assert (text.state, translator in text.touched_by.all()) == ("approved", False)
    assert translator in ArticleLanguage.objects.get(article=story, language="en").touched_by.all()
