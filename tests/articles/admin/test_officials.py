"""Officials at the desk: their terms in time, who holds what on a day, a change prepared, a duplicate merged."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import Appointment, Mention, Official, Organisation, Reshuffle
from tests.articles.posts import appoint, official, post
from tests.factories import article

pytestmark = pytest.mark.django_db
LIST = "admin:articles_official_changelist"
RESHUFFLE = "admin:articles_official_reshuffle"
MERGE = "admin:articles_official_merge"
HOLDERS = "admin:articles_official_holders"
TODAY = timezone.localdate()
DAY = dt.timedelta(days=1)


def page_of(one: Official) -> str:
    return reverse("admin:articles_official_change", args=[one.pk])


def test_terms_stand_newest_first_with_gaps_and_overlaps_in_words(reviewer: Client) -> None:
    koval = official("Юрій", "Коваль")
    deputy, minister, adviser = post("Заступник міністра"), post("Міністр"), post("Радник")
    appoint(koval, deputy, dt.date(2020, 1, 1), dt.date(2021, 1, 1))
    appoint(koval, minister, dt.date(2022, 1, 1), acting=True)
    appoint(koval, adviser, dt.date(2023, 5, 1), dt.date(2023, 6, 1))
    appoint(koval, deputy, TODAY + DAY)
    found = reviewer.get(page_of(koval)).context["timeline"]
    assert [(entry.post, entry.standing) for entry in found] == [
        ("Заступник міністра", "future"),
        ("Радник", "past"),
        ("Міністр", "current"),
        ("", ""),
        ("Заступник міністра", "past"),
    ]
    assert found[1].words == "1 травня 2023 – 31 травня 2023"
    assert found[1].beside == ["водночас із посадою «Міністр»: 1 травня 2023 – 31 травня 2023"]
    assert found[3].words == "Без посади: 1 січня 2021 – 31 грудня 2021"
    assert found[2].is_acting


def test_term_is_called_as_the_post_was_called_then(reviewer: Client) -> None:
    koval, position = official("Юрій", "Коваль"), post("Міністр оборони")
    position.titles.update(until_on=dt.date(2022, 1, 1))
    position.titles.create(title_uk="Міністр національного захисту", from_on=dt.date(2022, 1, 1))
    appoint(koval, position, dt.date(2020, 1, 1))
    (entry,) = reviewer.get(page_of(koval)).context["timeline"]
    assert (entry.post, entry.titles) == ("Міністр оборони", ["з 1 січня 2022: Міністр національного захисту"])


def saved(client: Client, one: Official, position: Any, start: str, until: str, **more: str) -> Any:
    rows = {"appointments-TOTAL_FORMS": "1", "appointments-INITIAL_FORMS": "0"}
    row = {"position": position.pk, "from_on": start, "until_on": until, "official": one.pk}
    data = {f"appointments-0-{name}": value for name, value in row.items()} | rows | more
    names = {"family_name_uk": one.family_name_uk, "given_name_uk": one.given_name_uk, "slug_uk": one.slug_uk}
    return client.post(page_of(one), data | names, follow=True)


def test_end_before_the_start_is_refused_beside_the_field(reviewer: Client) -> None:
    koval = official("Юрій", "Коваль", "koval")
    answer = saved(reviewer, koval, post("Міністр", "Minister"), "2022-05-01", "2022-04-01")
    (errors,) = answer.context["inline_admin_formsets"][0].formset.errors
    assert errors == {"until_on": ["Кінець має бути пізніше за початок."]}


def test_two_holders_at_once_are_a_doubt_unless_one_is_acting(reviewer: Client) -> None:
    minister, koval = post("Міністр", "Minister"), official("Юрій", "Коваль", "koval")
    appoint(official("Олена", "Бондар"), minister, dt.date(2022, 1, 1))
    told = [str(each) for each in saved(reviewer, koval, minister, "2022-05-01", "").context["messages"]]
    assert "Посаду «Міністр» з 1 травня 2022 обіймають двоє водночас: Юрій Коваль і Олена Бондар." in told
    Appointment.objects.filter(official=koval).delete()
    acting = {"appointments-0-acting": "on"}
    told = [str(each) for each in saved(reviewer, koval, minister, "2022-05-01", "", **acting).context["messages"]]
    assert not any("двоє" in each for each in told)


def test_title_missing_in_a_language_is_said_after_saving(reviewer: Client) -> None:
    koval = official("Юрій", "Коваль", "koval")
    told = [str(each) for each in saved(reviewer, koval, post("Речник"), "2022-05-01", "").context["messages"]]
    assert any("«Речник» не має назви англійською на 1 травня 2022" in each for each in told)


def test_who_holds_what_says_the_vacant_and_the_acting(reviewer: Client) -> None:
    ministry = Organisation.objects.create(name_uk="Міністерство", slug_uk="m")
    agency = Organisation.objects.create(name_uk="Агенція", slug_uk="a", parent=ministry)
    Organisation.objects.create(name_uk="Порожня", slug_uk="p")
    koval = official("Юрій", "Коваль")
    appoint(koval, post("Міністр", organisation=ministry), TODAY, TODAY + DAY, acting=True)
    post("Голова агенції", organisation=agency)
    text = reviewer.get(reverse(HOLDERS)).text
    assert text.index("<h2>Міністерство</h2>") < text.index("<h3>Агенція</h3>")
    assert text.count('<span class="holders-vacant">вакантна</span>') == 1
    assert ">виконувач обов’язків</span>" in text
    assert f'href="{page_of(koval)}"' in text
    assert "<h2>Порожня</h2>" not in text
    later = reviewer.get(reverse(HOLDERS), {"on": (TODAY + DAY).isoformat(), "organisation": ministry.pk}).text
    assert later.count("вакантна</span>") == 2
    assert reviewer.get(reverse(HOLDERS), {"on": "колись"}).status_code == 200


def test_bodies_that_are_part_of_each_other_are_all_shown(reviewer: Client) -> None:
    first = Organisation.objects.create(name_uk="Перша", slug_uk="a")
    second = Organisation.objects.create(name_uk="Друга", slug_uk="b", parent=first)
    Organisation.objects.filter(pk=first.pk).update(parent=second)
    for body in (first, second):
        post(f"Голова {body}", organisation=body)
    text = reviewer.get(reverse(HOLDERS)).text
    assert "Голова Перша" in text
    assert "Голова Друга" in text


def test_who_holds_what_asks_as_much_for_many_as_for_one(reviewer: Client, django_assert_max_num_queries: Any) -> None:
    def holder(number: int) -> None:
        body = Organisation.objects.create(name_uk=f"Орган {number}", slug_uk=f"o-{number}")
        appoint(official("Юрій", f"Коваль {number}"), post(f"Голова {number}", organisation=body), TODAY)

    holder(0)
    with django_assert_max_num_queries(20) as few:
        reviewer.get(reverse(HOLDERS))
    for number in range(1, 6):
        holder(number)
    with django_assert_max_num_queries(len(few.captured_queries)):
        reviewer.get(reverse(HOLDERS))


def typed(position: Any, who: Official, **more: str) -> dict[str, Any]:
    return {
        "from_on": (TODAY + DAY).isoformat(),
        "seat-TOTAL_FORMS": "1",
        "seat-INITIAL_FORMS": "0",
        "seat-0-position": position.pk,
        "seat-0-official": who.pk,
        **more,
    }


def test_change_is_saved_only_as_it_was_looked_at(reviewer: Client) -> None:
    minister, koval, bondar = post("Міністр", "Minister"), official("Юрій", "Коваль"), official("Олена", "Бондар")
    appoint(koval, minister, dt.date(2022, 1, 1))
    seen = reviewer.post(reverse(RESHUFFLE), typed(minister, bondar, preview="")).context["mark"]
    assert not Reshuffle.objects.exists()
    reviewer.post(reverse(RESHUFFLE), typed(minister, koval, save="", seen=seen))
    reviewer.post(reverse(RESHUFFLE), typed(minister, bondar, save="", seen="інше"))
    assert not Reshuffle.objects.exists()
    answer = reviewer.post(reverse(RESHUFFLE), typed(minister, bondar, save="", seen=seen), follow=True)
    assert "Олена Бондар обіймає посаду «Міністр»." in answer.text
    prepared = Reshuffle.objects.get()
    reviewer.post(reverse("admin:articles_official_take_back", args=[prepared.pk]))
    assert not Reshuffle.objects.exists()


def test_more_rows_keep_what_was_typed(reviewer: Client) -> None:
    minister, koval = post("Міністр"), official("Юрій", "Коваль")
    answer = reviewer.post(reverse(RESHUFFLE), typed(minister, koval, more=""))
    assert answer.context["seats"].total_form_count() == 5
    assert f'<option value="{koval.pk}" selected>' in answer.text


def test_writer_may_look_and_may_neither_reshuffle_nor_merge(writer: Client) -> None:
    one, other = official("Юрій", "Коваль"), official("Юрій", "Ковал")
    assert writer.get(reverse(HOLDERS)).status_code == 200
    assert writer.get(reverse(RESHUFFLE)).status_code == 403
    assert writer.post(f"{reverse(MERGE)}?stays={one.pk}&goes={other.pk}").status_code == 403
    assert Official.objects.unmerged().count() == 2
    prepared = Reshuffle.objects.create(from_on=TODAY + DAY, made_at=timezone.now())
    assert writer.post(reverse("admin:articles_official_take_back", args=[prepared.pk])).status_code == 403


def test_merge_says_before_what_moves_and_that_it_is_for_good(reviewer: Client) -> None:
    stays, goes = official("Юрій", "Коваль"), official("Юрій", "Ковал")
    story = article()
    Mention.objects.create(article=story, official=goes)
    text = reviewer.get(reverse(MERGE), {"stays": stays.pk, "goes": goes.pk}).text
    assert "згадано в 1 матеріалі" in text
    assert "Об’єднання не можна скасувати." in text
    assert story.headline_uk not in text
    reviewer.post(f"{reverse(MERGE)}?stays={stays.pk}&goes={goes.pk}")
    assert story.mentions.get().official == stays


def test_contradiction_is_resolved_on_the_form(reviewer: Client) -> None:
    stays, goes, minister = official("Юрій", "Коваль"), official("Юрій", "Ковал"), post("Міністр")
    right, wrong = appoint(stays, minister, dt.date(2022, 1, 1)), appoint(goes, minister, dt.date(2022, 2, 1))
    address = f"{reverse(MERGE)}?stays={stays.pk}&goes={goes.pk}"
    assert reviewer.post(address).status_code == 409
    assert Official.objects.unmerged().count() == 2
    assert reviewer.post(address, {f"clash-{wrong.pk}-{right.pk}": wrong.pk}).status_code == 302
    assert Appointment.objects.get() == right


def test_two_chosen_in_the_list_go_to_the_merge(reviewer: Client) -> None:
    one, other = official("Юрій", "Коваль"), official("Юрій", "Ковал")
    chosen = {"action": "merge_officials", "_selected_action": [one.pk, other.pk]}
    answer = reviewer.post(reverse(LIST), chosen)
    assert answer.headers["Location"] == f"{reverse(MERGE)}?stays={one.pk}&goes={other.pk}"
    alone = reviewer.post(reverse(LIST), chosen | {"_selected_action": [one.pk]}, follow=True)
    assert "Виберіть рівно двох посадовців." in alone.text


def test_merged_official_is_in_no_list_and_can_only_be_read(reviewer: Client, writer: Client) -> None:
    stays, goes = official("Юрій", "Коваль"), official("Юрій", "Ковал")
    reviewer.post(f"{reverse(MERGE)}?stays={stays.pk}&goes={goes.pk}")
    assert [each.pk for each in reviewer.get(reverse(LIST)).context["cl"].result_list] == [stays.pk]
    field = {"app_label": "articles", "model_name": "mention", "field_name": "official", "term": "кова"}
    found = writer.get(reverse("admin:autocomplete"), field).json()["results"]
    assert [each["id"] for each in found] == [str(stays.pk)]
    page = reviewer.get(page_of(goes))
    assert "Об’єднано із записом" in page.text
    assert not page.context["has_change_permission"]
    assert f'href="{page_of(goes)}"' in reviewer.get(page_of(stays)).text


def test_official_with_a_history_is_not_deleted_and_one_without_is(admin_client: Client) -> None:
    koval, nobody = official("Юрій", "Коваль"), official("Помилка", "Друку")
    speech = article(body_uk=f'<blockquote data-speaker="{koval.pk}"><p>«Так».</p></blockquote>')
    assert speech.pk
    delete = reverse("admin:articles_official_delete", args=[koval.pk])
    answer = admin_client.post(delete, {"post": "yes"}, follow=True)
    assert "цитовано в 1 матеріалі" in answer.text
    admin_client.post(reverse("admin:articles_official_delete", args=[nobody.pk]), {"post": "yes"})
    assert Official.objects.get() == koval
    assert "delete_selected" not in admin_client.get(reverse(LIST)).text
