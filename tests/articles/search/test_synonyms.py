"""The table of words that mean the same: kept at the desk, read anew by each search."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.test import Client

from articles.models import Synonym
from articles.roles import REVIEWER, WRITER
from articles.search.query import parse
from newsroom.models import PageGeneration
from tests import factories

pytestmark = pytest.mark.django_db

ADD = "/admin/articles/synonym/add/"


def row(*variants: str) -> Synonym:
    synonym = Synonym(variants="\n".join(variants))
    synonym.full_clean()
    synonym.save()
    return synonym


def alternatives(line: str) -> int:
    return len(parse(line, "uk", Synonym.objects.rows()).groups[0])


@pytest.mark.parametrize("line", ["ЗСУ", "Збройних Сил України", "nato", "НАТО", "ОПК", "Міноборони", "БпЛА", "ООН"])
def test_a_new_newsroom_knows_its_abbreviations(line: str) -> None:
    assert alternatives(line) > 1


def test_every_first_row_is_one_that_an_editor_could_save() -> None:
    for synonym in Synonym.objects.all():
        synonym.full_clean()


def test_a_search_knows_a_row_from_the_moment_it_is_saved(django_assert_num_queries: Any) -> None:
    assert alternatives("бронегрупа") == 1
    synonym = row("бронегрупа", "броньована група")
    with django_assert_num_queries(1):
        assert alternatives("бронегруп") == 2
    synonym.delete()
    assert alternatives("бронегрупа") == 1


@pytest.mark.parametrize(
    ("variants", "problem"),
    [
        (["бронегрупа"], "два різні варіанти"),
        (["бронегрупа", "БРОНЕГРУПА", "броне\u0301група"], "два різні варіанти"),
        (["один", "два", "три", "чотири", "пʼять", "шість", "сім"], "шість варіантів"),
        (["бронегрупа", "…"], "немає жодного слова"),
        (["бронегрупа", "а б в г д е є ж з"], "задовгий"),
        (["бронегрупа", "ж" * 101], "задовгий"),
        (["війська", "збройні сили україни"], "ЗСУ = Збройні Сили України"),
    ],
)
def test_a_row_that_would_not_work_is_refused_with_a_reason(variants: list[str], problem: str) -> None:
    with pytest.raises(ValidationError, match=problem):
        row(*variants)


def test_a_row_is_kept_tidy() -> None:
    assert row("  бронегрупа ", "", "броньована   група", "Бронегрупа").variants == "бронегрупа\nброньована група"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("role", "status"), [(WRITER, 403), (REVIEWER, 302)])
def test_desk_lets_editors_write_rows_and_makes_pages_of_results_anew(client: Client, role: str, status: int) -> None:
    person = factories.stranger()
    person.groups.add(Group.objects.get(name=role))
    client.force_login(person)

    def generation() -> int:
        return PageGeneration.objects.get().number

    before, is_done = generation(), status == 302
    answer = client.post(ADD, {"variants": "бронегрупа\r\nброньована група"})
    assert answer.status_code == status
    assert (alternatives("бронегрупа") == 2, generation() > before) == (is_done, is_done)
    if is_done:
        before, synonym = generation(), Synonym.objects.get(variants__startswith="бронегрупа")
        client.post(f"/admin/articles/synonym/{synonym.pk}/delete/", {"post": "yes"})
        assert (alternatives("бронегрупа"), generation() > before) == (1, True)
        before, chosen = generation(), [row("бронегрупа", "броньована група").pk]
        sent = {"action": "delete_selected", "_selected_action": chosen, "post": "yes"}
        client.post("/admin/articles/synonym/", sent)
        assert (alternatives("бронегрупа"), generation() > before) == (1, True)


def test_desk_tells_an_editor_where_a_variant_stands(client: Client) -> None:
    person = factories.stranger()
    person.groups.add(Group.objects.get(name=REVIEWER))
    client.force_login(person)
    page = client.post(ADD, {"variants": "військо\nзсу"}, headers={"accept-language": "uk"}).content.decode()
    assert "уже є в іншому рядку" in page
