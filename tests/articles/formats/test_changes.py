"""What a reviewer is told of two versions of a text."""

import pytest

from articles.formats.changes import Difference, content_differences
from articles.models import Mention, Organisation
from articles.workflow.snapshot import snapshot
from tests.factories import article, edit, photo

pytestmark = pytest.mark.django_db

BODY = "<p>Перший абзац лишився.</p><p>У школі навчатимуться триста дітей.</p><p>Третій теж.</p>"


def differences(story, **fields) -> list[Difference]:
    before = snapshot(story, "uk")
    edit(story, **fields)
    return content_differences(before, snapshot(story, "uk"))


def words(one: Difference) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text.strip()) for piece in one.pieces if piece.kind != "same"]


def test_only_the_passage_that_changed_is_told_word_by_word() -> None:
    (found,) = differences(article(body_uk=BODY), body_uk=BODY.replace("триста", "двісті"))
    assert found.part == "Текст, уривок 2"
    assert words(found) == [("removed", "триста"), ("added", "двісті")]


def test_a_link_that_leads_elsewhere_is_a_change_though_its_words_are_the_same() -> None:
    body = '<p>Читайте <a href="https://one.example/">тут</a>.</p>'
    (found,) = differences(article(body_uk=body), body_uk=body.replace("one", "two"))
    assert "https://two.example/" in words(found)[1][1]


def test_formatting_alone_is_a_change_too() -> None:
    (found,) = differences(article(body_uk="<p>Слово важить.</p>"), body_uk="<p><strong>Слово</strong> важить.</p>")
    assert found.note == "Слова ті самі, змінилося оформлення."


def test_the_words_of_a_photo_and_a_new_photo_are_told() -> None:
    one, two = photo(), photo()
    story = article(lead_photo=one)
    before = snapshot(story, "uk")
    one.caption_uk = "Інший підпис"
    one.save()
    edit(story, lead_photo=one, body_uk=f'<figure data-photo="{two.pk}"></figure><p>Текст.</p>')
    parts = {found.part: found for found in content_differences(before, snapshot(story, "uk"))}
    assert "Інший підпис" in " ".join(piece.text for piece in parts[f"Фото {one.number}"].pieces)
    assert {piece.kind for piece in parts[f"Фото {two.number}"].pieces} == {"added"}


def test_a_mention_that_came_is_told_with_its_part_in_the_story() -> None:
    story = article()
    before = snapshot(story, "uk")
    fund = Organisation.objects.create(name_uk="Фонд", slug_uk="fond")
    Mention.objects.create(article=story, organisation=fund, role="organiser")
    (found,) = content_differences(before, snapshot(story, "uk"))
    assert found.part == "Згадки"
    assert words(found)[0][1].startswith("Фонд")


def test_a_change_without_words_is_never_passed_over_in_silence() -> None:
    content = snapshot(article(), "uk")
    (found,) = content_differences(content, {**content, "words": content["words"] + 1})
    assert found.note


def test_the_same_text_has_no_differences() -> None:
    content = snapshot(article(), "uk")
    assert content_differences(content, {**content}) == []
