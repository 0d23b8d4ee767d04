"""What a translation remembers, what readers are told, and what holds it back."""

from typing import Any

import pytest

from articles import workflow
from articles.models import Article, ArticleLanguage, Edition, TranslatedPassage
from articles.models.translations import stale
from articles.views.pages import article_page
from articles.workflow.chain import edition_hash, tampering
from articles.workflow.passages import digest
from articles.workflow.standing import standing_of
from tests.factories import HOUR, NOON, approved, article, edit, iryna, olena, published, rewrite, taras

pytestmark = pytest.mark.django_db

UK = "<p>Навчатимуться 320 дітей.</p>"
EN = "<p>The school has 320 places.</p>"
NEW_FACT = {"body_uk": "<p>Навчатимуться 340 дітей.</p>"}
NEW_WORDING = {"lead_uk": "Сьогодні у громаді урочисто відкрили нову школу."}


def story(**fields: Any) -> Article:
    return article(**({"body_uk": UK, "body_en": EN} | fields))


def grade(made: Article) -> str:
    return ArticleLanguage.objects.get(article=made, language="en").stale_grade


def rows(made: Article) -> dict[str, tuple[str, str]]:
    found = TranslatedPassage.objects.filter(article=made, language="en")
    return {row.kind: (row.source, row.translation) for row in found}


def test_saved_translation_remembers_its_source_by_its_hash() -> None:
    made = story()
    row = TranslatedPassage.objects.get(article=made, kind="p")
    assert (row.source, row.translation, row.made_by) == (UK, EN, olena())
    assert row.source_hash == digest(UK)
    assert grade(made) == ""


def test_saving_the_ukrainian_alone_rewrites_no_memory() -> None:
    made = story()
    before = rows(made)
    edit(made, **NEW_FACT)
    assert rows(made) == before
    assert grade(made) == "facts"
    assert [text.article for text in stale()] == [made]
    edit(made, body_uk=UK)
    assert grade(made) == ""


def test_saving_the_mended_translation_takes_the_mark_off() -> None:
    made = edit(story(), **NEW_FACT)
    edit(made, by=taras(), body_en="<p>The school has 340 places.</p>")
    row = TranslatedPassage.objects.get(article=made, kind="p")
    assert (row.source, row.made_by, grade(made)) == (NEW_FACT["body_uk"], taras(), "")
    assert TranslatedPassage.objects.get(article=made, kind="lead").made_by == olena()


def test_article_without_a_translation_remembers_nothing() -> None:
    made = article(headline_en="", lead_en="", body_en="")
    assert not TranslatedPassage.objects.filter(article=made).exists()
    assert not stale().exists()


def test_up_to_date_is_a_deliberate_act_in_the_history_and_keeps_the_approval() -> None:
    made = edit(story(), **NEW_FACT, **NEW_WORDING)
    approved(made, "en")
    said = workflow.up_to_date(made, "en", by=taras(), key=rows_key(made, "p"), now=NOON)
    assert (said.verb, said.by, said.note) == ("up_to_date", taras(), "The school has 320 places.")
    assert grade(made) == "wording"
    workflow.up_to_date(made, "en", by=taras(), now=NOON)
    text = ArticleLanguage.objects.get(article=made, language="en")
    assert (text.stale_grade, text.state) == ("", "approved")
    assert TranslatedPassage.objects.get(article=made, kind="lead").made_by == taras()


def rows_key(made: Article, kind: str) -> str:
    return next(pair.key for pair in workflow.beside_source(made, "en") if pair.passage.kind == kind)


def told(made: Article, at: Any) -> Any:
    """When readers of the English page are told that the Ukrainian text has moved on; None: they are not."""
    return article_page(Edition.objects.live("en", at).get(article=made), at).source_updated_at


def test_readers_are_told_when_the_ukrainian_was_updated_since_until_the_translation_follows() -> None:
    made = published(story()).article
    first = published(made, "en")
    assert first.made_from == standing_of(made, "uk", NOON).current.content_hash  # type: ignore[union-attr]
    assert told(made, NOON) is None
    rewrite(made, now=NOON + HOUR, **NEW_WORDING)
    workflow.publish(made, "uk", by=iryna(), now=NOON + HOUR)
    assert told(made, NOON + HOUR) == NOON + HOUR
    rewrite(made, "en", now=NOON + 2 * HOUR, lead_en="A new school was opened with ceremony today.")
    workflow.publish(made, "en", by=iryna(), now=NOON + 2 * HOUR)
    assert told(made, NOON + 2 * HOUR) is None
    assert list(tampering()) == []


def test_same_words_said_to_be_up_to_date_go_out_again_to_take_the_note_away() -> None:
    made = published(story()).article
    published(made, "en")
    rewrite(made, now=NOON + HOUR, **NEW_WORDING)
    workflow.publish(made, "uk", by=iryna(), now=NOON + HOUR)
    with pytest.raises(workflow.Refused, match="Nothing has changed"):
        workflow.minor(made, "en", by=iryna(), now=NOON + 2 * HOUR)
    workflow.up_to_date(made, "en", by=taras(), now=NOON + 2 * HOUR)
    assert workflow.is_told_to_readers(made, "en", NOON + 2 * HOUR)
    workflow.minor(made, "en", by=iryna(), now=NOON + 2 * HOUR)
    assert told(made, NOON + 2 * HOUR + HOUR) is None
    with pytest.raises(workflow.Refused, match="Nothing has changed"):
        workflow.minor(made, "en", by=iryna(), now=NOON + 4 * HOUR)


def test_minor_edit_of_the_ukrainian_is_nothing_to_tell() -> None:
    made = published(story()).article
    published(made, "en")
    rewrite(made, now=NOON + HOUR, **NEW_WORDING)
    workflow.minor(made, "uk", by=iryna(), now=NOON + HOUR)
    assert told(made, NOON + HOUR) is None


def test_translation_that_goes_out_behind_says_so_at_once() -> None:
    made = published(story()).article
    rewrite(made, now=NOON + HOUR, **NEW_WORDING)
    workflow.publish(made, "uk", by=iryna(), now=NOON + HOUR)
    published(made, "en", at=NOON + 2 * HOUR)
    assert told(made, NOON + 2 * HOUR) == NOON + HOUR


def test_translation_ahead_of_the_ukrainian_update_needs_no_note_once_it_is_out() -> None:
    made = published(story()).article
    rewrite(made, now=NOON + HOUR, **NEW_WORDING)
    edit(made, now=NOON + HOUR, lead_en="A new school was opened with ceremony today.")
    published(made, "en", at=NOON + 2 * HOUR)
    workflow.publish(made, "uk", by=iryna(), now=NOON + 3 * HOUR)
    assert told(made, NOON + 3 * HOUR) is None


def test_restored_translation_remembers_what_it_was_made_from() -> None:
    made = published(story()).article
    published(made, "en")
    rewrite(made, now=NOON + HOUR, **NEW_WORDING)
    workflow.publish(made, "uk", by=iryna(), now=NOON + HOUR)
    workflow.withdraw(made, "en", by=iryna(), notice="Checking", now=NOON + 2 * HOUR)
    workflow.restore(made, "en", by=iryna(), note="Fine", now=NOON + 3 * HOUR)
    assert told(made, NOON + 3 * HOUR) == NOON + HOUR


def test_what_a_translation_was_made_from_is_sealed_and_editions_without_it_stay_whole() -> None:
    made = published(story()).article
    edition = published(made, "en")
    sealed = edition_hash(edition)
    edition.made_from = ""
    assert edition_hash(edition) != sealed
    ukrainian = Edition.objects.get(language="uk")
    assert ukrainian.made_from == ""
    assert list(tampering()) == []


def test_older_edition_that_remembers_nothing_is_held_against_the_moment_it_came_out() -> None:
    made = published(story()).article
    TranslatedPassage.objects.all().delete()
    assert published(made, "en", at=NOON + HOUR).made_from == ""
    assert told(made, NOON + HOUR) is None
    rewrite(made, now=NOON + 2 * HOUR, **NEW_WORDING)
    workflow.publish(made, "uk", by=iryna(), now=NOON + 2 * HOUR)
    assert told(made, NOON + 2 * HOUR) == NOON + 2 * HOUR


def test_changed_facts_bar_the_translation_until_somebody_answers_for_it() -> None:
    made = published(story()).article
    rewrite(made, now=NOON, **NEW_FACT)
    workflow.publish(made, "uk", by=iryna(), now=NOON + HOUR)
    approved(made, "en", now=NOON + HOUR)
    with pytest.raises(workflow.Refused, match="Facts in the Ukrainian text have changed"):
        workflow.publish(made, "en", by=iryna(), now=NOON + HOUR)
    workflow.up_to_date(made, "en", by=taras(), now=NOON + HOUR)
    assert workflow.publish(made, "en", by=iryna(), now=NOON + HOUR).edition


def test_ukrainian_draft_with_new_facts_holds_up_no_translation_of_what_is_out() -> None:
    made = published(story()).article
    edit(made, now=NOON + HOUR, **NEW_FACT)
    assert grade(made) == "facts"
    edition = published(made, "en", at=NOON + HOUR)
    assert edition.made_from == Edition.objects.get(article=made, language="uk").content_hash


def test_changed_wording_bars_nothing() -> None:
    made = published(story()).article
    rewrite(made, now=NOON, **NEW_WORDING)
    workflow.publish(made, "uk", by=iryna(), now=NOON + HOUR)
    assert published(made, "en", at=NOON + HOUR)
