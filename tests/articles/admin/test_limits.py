"""An article that only some may see does not exist for the others; a translator writes one language."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.db import connection
from django.db.models import ProtectedError
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import access, workflow
from articles.models import Article, ArticleLimit, Edition, Membership, Organisation, Tag, Transition
from articles.roles import ARCHIVIST, DUTY_EDITOR, PHOTO_EDITOR, TRANSLATOR_EN, TRANSLATOR_UK
from articles.translation import ArticleTranslation
from articles.workflow.assignment import assign
from tests.articles.admin.conftest import client_of, person
from tests.articles.admin.test_article_form import add, change
from tests.factories import article, photo, published

pytestmark = pytest.mark.django_db

LIST = "admin:articles_article_changelist"


def form(story: Article) -> str:
    return reverse("admin:articles_article_change", args=[story.pk])


def columns(story: Article) -> dict[str, Any]:
    return {field.attname: getattr(story, field.attname) for field in Article._meta.concrete_fields}


def limited(*people: User, **fields: Any) -> Article:
    story = article(**({"headline_uk": "Секретна поїздка", "headline_en": "Secret trip"} | fields))
    workflow.limit(story, people=people, by=None)
    return story


def test_limit_hides_the_article_and_its_search(writer: Client, reviewer: Client, olena: User) -> None:
    story = limited(olena)
    assert writer.get(form(story)).status_code == 200
    assert reviewer.get(form(story)).status_code == 404
    assert "Секретна" in writer.get(reverse(LIST), {"q": "секретна"}).content.decode()
    assert "Секретна" not in reviewer.get(reverse(LIST)).content.decode()
    assert reviewer.get(reverse(LIST), {"q": "секретна"}).context["cl"].result_count == 0


def test_people_of_an_organisation_see_what_is_limited_to_it(writer: Client, reviewer: Client, taras: User) -> None:
    office = Organisation.objects.create(name_uk="Пресслужба")
    Membership.objects.create(person=taras, organisation=office)
    story = article()
    workflow.limit(story, organisations=[office], by=None)
    assert (writer.get(form(story)).status_code, reviewer.get(form(story)).status_code) == (404, 200)


def test_a_text_is_taken_from_whom_a_limit_shuts_out(olena: User, taras: User) -> None:
    story = article(by=olena)
    assign(story, "uk", by=taras, to=taras)
    assign(story, "en", by=taras, to=olena)
    workflow.limit(story, people=[olena], by=olena)
    assert dict(story.languages.values_list("language", "assigned_to")) == {"uk": None, "en": olena.pk}


def test_archivist_reads_what_is_limited_to_others_and_writes_nothing(olena: User) -> None:
    archivist = client_of(person("stepan", ARCHIVIST))
    story = limited(olena)
    page = archivist.get(form(story))
    assert page.status_code == 200
    assert 'name="_save"' not in page.content.decode()
    assert change(archivist, story, headline_uk="Інше").status_code == 403


def test_archivist_who_also_writes_writes_nothing_in_what_is_limited_to_others(olena: User) -> None:
    stepan = person("stepan", ARCHIVIST)
    stepan.groups.add(olena.groups.get())
    story = limited(olena)
    assert change(client_of(stepan), story, headline_uk="Інше").status_code == 403
    assert access.written_languages(stepan, story) == []


def test_author_limits_an_article_and_the_history_tells(writer: Client, olena: User, taras: User) -> None:
    story = article(by=olena)
    assert change(writer, story, limit_people=[olena.pk, taras.pk]).status_code == 302
    assert {row.person for row in story.limits.all()} == {olena, taras}
    row = Transition.objects.get(verb="limit")
    assert (row.by, row.language) == (olena, "")
    page = writer.get(form(story)).content.decode()
    assert "limit-notice" in page
    assert "badge-limited" in writer.get(reverse(LIST)).content.decode()
    story.refresh_from_db()
    change(writer, story, limit_people=[])
    assert not story.limits.exists()
    assert Transition.objects.get(verb="open").by == olena
    assert "limit-notice" not in writer.get(form(story)).content.decode()


def test_a_limit_that_shuts_out_whoever_sets_it_is_refused(writer: Client, olena: User, taras: User) -> None:
    story = article(by=olena)
    office = Organisation.objects.create(name_uk="Пресслужба")
    Membership.objects.create(person=taras, organisation=office)
    for choice in ({"limit_people": [taras.pk]}, {"limit_organisations": [office.pk]}):
        answer = change(writer, story, **choice)
        assert "limit_people" in answer.context["adminform"].form.errors
    with pytest.raises(workflow.Refused):
        workflow.limit(story, people=[taras], by=olena)
    assert not ArticleLimit.objects.exists()


def test_only_the_author_and_the_publishers_say_who_sees_an_article(
    reviewer: Client, publisher: Client, taras: User, iryna: User, olena: User
) -> None:
    story = article(by=olena)
    assert "limit_people" not in reviewer.get(form(story)).context["adminform"].form.fields
    change(reviewer, story, limit_people=[taras.pk])
    assert not ArticleLimit.objects.exists()
    with pytest.raises(workflow.Refused):
        workflow.limit(story, people=[taras], by=taras)
    story.refresh_from_db()
    change(publisher, story, limit_people=[iryna.pk, olena.pk])
    assert {row.person for row in story.limits.all()} == {iryna, olena}


def test_article_is_limited_when_it_is_first_saved(writer: Client, olena: User, reviewer: Client) -> None:
    add(writer, limit_people=[olena.pk])
    assert reviewer.get(form(Article.objects.get())).status_code == 404


def test_a_move_by_somebody_who_may_not_see_the_article_is_refused(olena: User, taras: User) -> None:
    story = article()
    workflow.submit(story, "uk", by=olena)
    workflow.limit(story, people=[olena], by=None)
    with pytest.raises(workflow.Refused):
        workflow.approve(Article.objects.get(pk=story.pk), "uk", by=taras)


def test_where_a_photo_is_used_names_no_hidden_article(olena: User, reviewer: Client, writer: Client) -> None:
    lead = photo()
    story = limited(olena, lead_photo=lead)
    page = reverse("admin:media_photo_change", args=[lead.pk])
    assert "Секретна" in writer.get(page).content.decode()
    hidden = reviewer.get(page).content.decode()
    assert "Секретна" not in hidden
    assert form(story) not in hidden
    answer = reviewer.post(reverse("admin:media_photo_delete", args=[lead.pk]), {"post": "yes"})
    assert "Секретна" not in answer.content.decode()
    lead.refresh_from_db()


def test_editions_and_moves_of_a_hidden_article_are_hidden(olena: User, reviewer: Client) -> None:
    edition = published(headline_uk="Секретна поїздка")
    workflow.limit(edition.article, people=[olena], by=None)
    for name, pk in (("edition", edition.pk), ("transition", Transition.objects.filter(verb="publish").get().pk)):
        assert "Секретна" not in reviewer.get(reverse(f"admin:articles_{name}_changelist")).content.decode()
        assert reviewer.get(reverse(f"admin:articles_{name}_change", args=[pk])).status_code == 404
    assert Edition.objects.live("uk", edition.live_from).exists()  # readers are not concerned


def test_the_log_of_what_one_did_names_no_headline(writer: Client, olena: User) -> None:
    story = article()
    change(writer, story, headline_uk="Секретна поїздка")
    assert LogEntry.objects.get().object_repr == f"№ {story.pk}"


def test_a_person_named_in_a_limit_cannot_vanish_and_open_the_article(olena: User) -> None:
    guest = person("guest", ARCHIVIST)
    limited(guest)
    with pytest.raises(ProtectedError):
        guest.delete()


@pytest.mark.parametrize(("role", "own", "other"), [(TRANSLATOR_EN, "en", "uk"), (TRANSLATOR_UK, "uk", "en")])
def test_translator_writes_one_language_whatever_is_sent(role: str, own: str, other: str) -> None:
    sofiia = person("sofiia", role)
    tag = Tag.objects.create(name_uk="Освіта", slug_uk="osvita")
    story = article()
    story.tags.add(tag)
    workflow.touch(story, by=story.created_by)
    before = columns(Article.objects.get())
    sent = {f"headline_{own}": "Свій заголовок", f"headline_{other}": "Чужий", "kind": "statement", "tags": []}
    answer = change(client_of(sofiia), story, **sent)
    assert answer.status_code == 302
    after = columns(Article.objects.get())
    assert after[f"headline_{own}"] == "Свій заголовок"
    changed = {name for name in after if after[name] != before[name]}
    shared = {"version", "changed_at", *ArticleTranslation.fields}  # the raw columns follow the language of the desk
    assert {name for name in changed - shared if not name.endswith(f"_{own}")} == set()
    assert list(story.tags.all()) == [tag]
    touched = {text.language: sofiia in text.touched_by.all() for text in story.languages.all()}
    assert touched == {own: True, other: False}


def test_translator_submits_one_language_only() -> None:
    sofiia = person("sofiia", TRANSLATOR_EN)
    story = article()
    with pytest.raises(workflow.Refused):
        workflow.submit(story, "uk", by=sofiia)
    assert workflow.submit(story, "en", by=sofiia).to_state == "in_review"


def test_translator_sees_the_other_language_but_cannot_type_in_it() -> None:
    story = article()
    fields = client_of(person("sofiia", TRANSLATOR_EN)).get(form(story)).context["adminform"].form.fields
    assert {name for name, field in fields.items() if not field.disabled and not name.endswith("_en")} == {
        *("base_version", "base", "draft_key")
    }
    assert fields["headline_uk"].disabled
    assert fields["body_uk"].disabled
    assert fields["kind"].disabled
    assert not fields["body_en"].disabled


def test_photo_editor_keeps_the_library_and_only_reads_articles() -> None:
    marko = client_of(person("marko", PHOTO_EDITOR))
    story = article()
    assert marko.get(form(story)).status_code == 200
    assert change(marko, story, headline_uk="Інше").status_code == 403
    assert marko.get(reverse("admin:media_photo_change", args=[photo().pk])).status_code == 200


def test_duty_editor_may_publish_in_an_emergency() -> None:
    oksana = person("oksana", DUTY_EDITOR)
    assert oksana.has_perm("articles.publish_emergency")
    assert not oksana.has_perm("articles.review_article")


def test_list_asks_as_much_for_many_limits_as_for_one(
    writer: Client, olena: User, taras: User, django_assert_num_queries: Any, django_assert_max_num_queries: Any
) -> None:
    limited(olena)
    with django_assert_max_num_queries(16) as few:
        writer.get(reverse(LIST))
    for _ in range(4):
        limited(olena, taras)
        limited(taras)
    with django_assert_num_queries(len(few.captured_queries)):
        writer.get(reverse(LIST))


def test_form_asks_as_much_for_many_limits_as_for_one(
    writer: Client, olena: User, taras: User, iryna: User, django_assert_num_queries: Any
) -> None:
    story, other = limited(olena, by=olena), limited(olena, taras, iryna, by=olena)
    writer.get(form(story))
    with django_assert_num_queries(_count(writer, form(story))):
        writer.get(form(other))


def _count(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)
