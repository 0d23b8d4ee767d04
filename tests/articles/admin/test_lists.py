from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles.models import Edition, EditionTag, FormerAddress, Official, Organisation, Tag
from articles.models.addresses import current_for, remember_former
from articles.models.tags import merge
from articles.workflow.chain import tampering
from tests.articles.admin.conftest import person
from tests.factories import approved, article, edit, published

pytestmark = pytest.mark.django_db

LIST = "admin:articles_article_changelist"


def rows(page: Any) -> list[str]:
    return [str(story) for story in page.context["cl"].result_list]


def test_article_list_asks_as_much_for_many_as_for_one(
    writer: Client, django_assert_max_num_queries: Any, django_assert_num_queries: Any
) -> None:
    published()
    with django_assert_max_num_queries(15) as few:
        writer.get(reverse(LIST))
    for _ in range(5):
        published()
        article()
    with django_assert_num_queries(len(few.captured_queries)):
        writer.get(reverse(LIST))


@pytest.mark.parametrize("typed", ["ШКОЛУ", "школу", "Школу у Львові", "львові школу", "SCHOOL"])
def test_search_finds_cyrillic_whatever_its_case(writer: Client, typed: str) -> None:
    found = article(headline_uk="Відкрили школу у Львові", headline_en="A school opens in Lviv")
    other = {"lead_uk": "Інше.", "body_uk": "<p>Інше.</p>", "lead_en": "Other.", "body_en": "<p>Other.</p>"}
    article(headline_uk="Привітання", headline_en="Greetings", **other)
    assert rows(writer.get(reverse(LIST), {"q": typed})) == [str(found)]


def test_search_takes_signs_as_they_are(writer: Client) -> None:
    article()
    assert rows(writer.get(reverse(LIST), {"q": "(.*"})) == []


@pytest.mark.parametrize("typed", ["ТРИСТА дітей", "громаді", "Three hundred", "дит"])
def test_search_looks_through_lead_and_text_of_both_languages(writer: Client, typed: str) -> None:
    found = article(body_uk="<p>Навчатимуться триста <strong>дітей</strong> і дитсадок.</p>")
    article(lead_uk="Інше.", body_uk="<p>Інше.</p>", body_en="<p>Other.</p>") if typed != "громаді" else None
    assert str(found) in rows(writer.get(reverse(LIST), {"q": typed}))
    assert rows(writer.get(reverse(LIST), {"q": f"{typed} неіснуюче"})) == []


def test_search_knows_the_words_of_the_newest_save_only(writer: Client) -> None:
    story = article(lead_uk="Перемовини тривають.")
    edit(story, lead_uk="Угоду підписано.")
    assert rows(writer.get(reverse(LIST), {"q": "перемовини"})) == []
    assert rows(writer.get(reverse(LIST), {"q": "угоду підпис"})) == [str(story)]


def test_search_for_a_word_that_most_have_finds_the_same(writer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    stories = {str(article(headline_uk=f"Спільне {number}")) for number in range(4)}
    article(headline_uk="Окреме")
    monkeypatch.setattr("articles.admin.narrowing.FEW", 2)
    assert set(rows(writer.get(reverse(LIST), {"q": "спільне"}))) == stories
    assert set(rows(writer.get(reverse(LIST), {"q": "спільне", "uk": "draft"}))) == stories


def test_list_is_narrowed_by_author_day_tag_and_organisation(writer: Client, reviewer: Client) -> None:
    mine = article(event_on=date(2026, 3, 1))
    ministry = Organisation.objects.create(name_uk="Міністерство", slug_uk="ministerstvo")
    theirs = article(by=person("taras", "Редактор"), event_on=date(2026, 4, 1), organisation=ministry)
    theirs.tags.set([tag("Збройні сили", "zbroini-syly")])
    for asked, expected in (
        ({"whose": "me"}, mine),
        ({"whose": str(theirs.created_by_id)}, theirs),
        ({"since": "2026-03-15"}, theirs),
        ({"until": "2026-03-01"}, mine),
        ({"since": "2026-03-15", "until": "2026-04-01", "tag": "ЗБРОЙНІ сили"}, theirs),
        ({"organisation": str(ministry.pk)}, theirs),
    ):
        assert rows(writer.get(reverse(LIST), asked)) == [str(expected)], asked
    assert len(rows(writer.get(reverse(LIST), {"since": "вчора", "whose": "хтось"}))) == 2


def test_list_counts_to_a_limit_and_says_so(writer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.admin.narrowing.MOST_COUNTED", 2)
    for _ in range(3):
        article()
    assert "Понад 2." in writer.get(reverse(LIST)).content.decode()


def test_list_filters_by_the_state_of_one_language(writer: Client) -> None:
    done, draft = approved(), article()
    assert rows(writer.get(reverse(LIST), {"uk": "approved"})) == [str(done)]
    assert set(rows(writer.get(reverse(LIST), {"en": "draft"}))) == {str(done), str(draft)}


@pytest.mark.parametrize("model", ["article", "edition", "transition", "official", "position", "organisation", "tag"])
@pytest.mark.parametrize("language", ["uk", "en"])
def test_every_list_and_new_form_opens(admin_client: Client, model: str, language: str) -> None:
    published()
    admin_client.cookies["desk_language"] = language
    assert admin_client.get(reverse(f"admin:articles_{model}_changelist")).status_code == 200
    expected = 403 if model in ("edition", "transition") else 200
    assert admin_client.get(reverse(f"admin:articles_{model}_add")).status_code == expected


def tag(name: str, slug: str) -> Tag:
    return Tag.objects.create(name_uk=name, slug_uk=slug)


def test_merged_tag_gives_its_articles_its_lists_and_its_addresses() -> None:
    old, new = tag("ЗСУ", "zsu"), tag("Збройні сили", "zbroini-syly")
    FormerAddress.objects.create(thing="tag", language="uk", slug="armiia", object_id=old.pk)
    both, one = article(), article()
    both.tags.set([old, new])
    one.tags.set([old])
    published(both), published(one)
    merge(old, new)
    assert [list(story.tags.all()) for story in (both, one)] == [[new], [new]]
    assert EditionTag.objects.filter(tag=new).count() == Edition.objects.count() == 2
    assert [current_for("tag", "uk", slug) for slug in ("zsu", "armiia")] == [new.pk, new.pk]
    assert list(tampering()) == []
    with pytest.raises(ValueError, match="cannot be merged"):
        merge(new, old)


def test_tags_are_merged_from_their_list(reviewer: Client) -> None:
    old, new = tag("ЗСУ", "zsu"), tag("Збройні сили", "zbroini-syly")
    chosen = {"action": "merge_tags", "_selected_action": [old.pk, new.pk]}
    address = reverse("admin:articles_tag_changelist")
    assert "form" in reviewer.post(address, chosen).context
    reviewer.post(address, chosen | {"into": new.pk})
    old.refresh_from_db()
    assert old.merged_into == new


def test_tag_is_not_merged_into_one_that_was_merged_itself(reviewer: Client) -> None:
    old, new, third = tag("ЗСУ", "zsu"), tag("Збройні сили", "zbroini-syly"), tag("Військо", "viisko")
    merge(old, new)
    chosen = {"action": "merge_tags", "_selected_action": [old.pk, third.pk], "into": old.pk}
    answer = reviewer.post(reverse("admin:articles_tag_changelist"), chosen)
    assert "into" in answer.context["form"].errors
    third.refresh_from_db()
    assert third.merged_into is None


def test_writer_may_not_merge_tags(writer: Client) -> None:
    old, new = tag("ЗСУ", "zsu"), tag("Збройні сили", "zbroini-syly")
    chosen = {"action": "merge_tags", "_selected_action": [old.pk, new.pk], "into": new.pk}
    writer.post(reverse("admin:articles_tag_changelist"), chosen)
    old.refresh_from_db()
    assert old.merged_into is None


def test_renamed_organisation_leaves_its_former_address_behind(reviewer: Client) -> None:
    body = Organisation.objects.create(name_uk="Агенція", slug_uk="ahentsiia")
    data = {"name_uk": "Агенція закупівель", "slug_uk": "", "kind": "agency"}
    response = reviewer.post(reverse("admin:articles_organisation_change", args=[body.pk]), data)
    assert response.status_code == 302
    body.refresh_from_db()
    assert body.slug_uk == "ahentsiia-zakupivel"
    assert current_for("organisation", "uk", "ahentsiia") == body.pk


def test_new_tag_is_never_given_the_former_address_of_another(reviewer: Client) -> None:
    FormerAddress.objects.create(thing="tag", language="uk", slug="armiia", object_id=tag("Військо", "viisko").pk)
    reviewer.post(reverse("admin:articles_tag_add"), {"name_uk": "Армія", "slug_uk": ""})
    assert Tag.objects.get(name_uk="Армія").slug_uk == "armiia-2"


def test_former_address_of_another_tag_is_refused_where_it_is_typed(reviewer: Client) -> None:
    FormerAddress.objects.create(thing="tag", language="uk", slug="armiia", object_id=tag("Військо", "viisko").pk)
    answer = reviewer.post(reverse("admin:articles_tag_add"), {"name_uk": "Армія", "slug_uk": "armiia"})
    assert "slug_uk" in answer.context["adminform"].form.errors


def test_taking_an_address_leaves_the_former_one_of_another_in_place() -> None:
    first, second = tag("Військо", "viisko"), tag("Армія", "armiia")
    FormerAddress.objects.create(thing="tag", language="uk", slug="armiia", object_id=first.pk)
    remember_former(second, "tag", {"uk": "armii"})
    assert current_for("tag", "uk", "armiia") == first.pk


def test_name_of_signs_alone_gets_no_address() -> None:
    article(headline_uk="!!!")
    assert article(headline_uk="!!!").slug_uk == ""


def test_renamed_tag_readers_never_met_leaves_no_address_behind(reviewer: Client) -> None:
    hidden = tag("Несподіванка", "nespodivanka")
    reviewer.post(reverse("admin:articles_tag_change", args=[hidden.pk]), {"name_uk": "Свято", "slug_uk": "sviato"})
    assert Tag.objects.get().slug_uk == "sviato"
    assert current_for("tag", "uk", "nespodivanka") is None


def test_official_gets_an_address_from_the_name(reviewer: Client) -> None:
    data = {
        "family_name_uk": "Щасливий",
        "given_name_uk": "Юрій",
        "appointments-TOTAL_FORMS": "0",
        "appointments-INITIAL_FORMS": "0",
    }
    assert reviewer.post(reverse("admin:articles_official_add"), data).status_code == 302
    assert Official.objects.get().slug_uk == "yurii-shchaslyvyi"


def test_merged_tag_is_not_offered_to_articles(writer: Client) -> None:
    old, new = tag("Армія старе", "stare"), tag("Армія", "armiia")
    merge(old, new)
    field = {"app_label": "articles", "model_name": "taggedarticle", "field_name": "tag", "term": "арм"}
    found = writer.get(reverse("admin:autocomplete"), field).json()["results"]
    assert [each["id"] for each in found] == [str(new.pk)]


def test_stranger_meets_the_login(client: Client) -> None:
    assert client.get(reverse(LIST)).status_code == 302
    client.force_login(User.objects.create(username="reader"))
    assert client.get(reverse(LIST)).status_code == 302
