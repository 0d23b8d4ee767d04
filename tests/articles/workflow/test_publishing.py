"""Embargo, corrections, the state language, addresses: what readers get and when."""

import datetime as dt

import pytest
from django.utils import translation

from articles import workflow
from articles.models import Article, Correction, Edition, EditionKind, Transition
from tests import factories as newsroom
from tests.factories import HOUR, MICROSECOND, NOON, SECOND

pytestmark = pytest.mark.django_db


def live(story: Article, at: dt.datetime, language: str = "uk") -> list[Edition]:
    return list(Edition.objects.live(language, at).filter(article=story))


def scheduled(story: Article, at: dt.datetime, language: str = "uk", now: dt.datetime = NOON) -> Edition:
    transition = workflow.schedule(story, language, by=newsroom.iryna(), at=at, now=now)
    assert transition.edition
    return transition.edition


def test_a_scheduled_text_appears_at_its_very_second_and_not_before() -> None:
    story, at = newsroom.approved(), NOON + HOUR
    edition = scheduled(story, at)
    for moment in (NOON, at - SECOND, at - MICROSECOND):
        assert live(story, moment) == []
        assert not Edition.objects.gone("uk", moment).exists()
        assert not Edition.objects.ever_live("uk", moment).exists()
    assert live(story, at) == live(story, at + HOUR) == [edition]
    assert edition.published_at == edition.live_from == at


def test_a_scheduled_update_relieves_the_text_before_it_at_its_very_second() -> None:
    first, at = newsroom.published(), NOON + 2 * HOUR
    update = scheduled(newsroom.rewrite(first.article, now=NOON + HOUR), at, now=NOON + HOUR)
    assert live(first.article, at - MICROSECOND) == [first]
    assert live(first.article, at) == [update]
    assert (update.edition_kind, update.published_at, update.live_from) == (EditionKind.UPDATE, NOON, at)


def test_what_is_scheduled_goes_out_as_approved_though_the_desk_writes_on() -> None:
    story, at = newsroom.approved(), NOON + HOUR
    headline = scheduled(story, at).headline
    newsroom.edit(story, headline_uk="Цього ще не схвалено")
    assert [edition.headline for edition in live(story, at)] == [headline]


def test_the_past_cannot_be_scheduled() -> None:
    story = newsroom.approved()
    for at in (NOON - SECOND, NOON):
        with pytest.raises(workflow.Refused, match="must lie ahead"):
            scheduled(story, at)


def test_an_unscheduled_text_never_appears() -> None:
    story, at = newsroom.approved(), NOON + HOUR
    scheduled(story, at)
    workflow.unschedule(story, "uk", by=newsroom.iryna(), now=at - SECOND)
    for moment in (at - SECOND, at, at + HOUR):
        assert live(story, moment) == []
        assert not Edition.objects.ever_live("uk", moment).exists()
        assert not Edition.objects.scheduled("uk", moment).exists()


def test_an_unscheduled_update_leaves_readers_what_they_have() -> None:
    first, at = newsroom.published(), NOON + 2 * HOUR
    scheduled(newsroom.rewrite(first.article, now=NOON + HOUR), at, now=NOON + HOUR)
    workflow.unschedule(first.article, "uk", by=newsroom.iryna(), now=NOON + HOUR + SECOND)
    for moment in (NOON + HOUR, at, at + HOUR):
        assert live(first.article, moment) == [first]
    first.refresh_from_db()
    assert first.live_until is None


def test_nobody_publishes_past_an_update_that_waits() -> None:
    first = newsroom.published()
    scheduled(newsroom.rewrite(first.article, now=NOON + HOUR), NOON + 3 * HOUR, now=NOON + HOUR)
    story = newsroom.rewrite(first.article, now=NOON + 2 * HOUR)
    with pytest.raises(workflow.Refused, match="not possible now"):
        workflow.publish(story, "uk", by=newsroom.iryna(), now=NOON + 2 * HOUR)


def test_the_same_text_is_not_published_twice() -> None:
    first = newsroom.published()
    with pytest.raises(workflow.Refused, match="Nothing has changed"):
        workflow.publish(first.article, "uk", by=newsroom.iryna(), now=NOON + HOUR)


def test_a_correction_tells_readers_what_was_wrong() -> None:
    first = newsroom.published()
    story = newsroom.rewrite(first.article, now=NOON + HOUR)
    told = {"kind": "number", "was_wrong": "Двісті дітей.", "is_right": "Триста дітей.", "cause": "Описка."}
    transition = workflow.correct(story, "uk", by=newsroom.iryna(), now=NOON + HOUR, **told)
    correction = Correction.objects.get()
    assert correction.edition == transition.edition
    assert {name: getattr(correction, name) for name in told} == told
    assert correction.edition.edition_kind == EditionKind.CORRECTION
    assert (correction.at, correction.edition.published_at) == (NOON + HOUR, NOON)


def test_a_correction_of_an_unknown_kind_is_refused_and_leaves_nothing() -> None:
    story = newsroom.rewrite(newsroom.published().article, now=NOON + HOUR)
    with pytest.raises(workflow.Refused, match="Choose the kind"):
        workflow.correct(
            story, "uk", by=newsroom.iryna(), kind="whim", was_wrong="Так.", is_right="Ні.", now=NOON + HOUR
        )
    assert not Correction.objects.exists()
    assert Edition.objects.count() == 1


def test_every_missing_answer_is_named_at_once() -> None:
    story = newsroom.rewrite(newsroom.published().article, now=NOON + HOUR)
    with pytest.raises(workflow.Refused) as refusal:
        workflow.correct(story, "uk", by=newsroom.iryna(), kind="", was_wrong="  ", is_right="", now=NOON + HOUR)
    assert refusal.value.problems == ["Choose the kind of the correction.", "Say what was wrong.", "Say what is right."]


def test_a_minor_edit_shows_no_new_date() -> None:
    first = newsroom.published()
    story = newsroom.rewrite(first.article, now=NOON + HOUR)
    workflow.minor(story, "uk", by=newsroom.iryna(), now=NOON + HOUR)
    now_live = live(story, NOON + HOUR)[0]
    assert (now_live.edition_kind, now_live.published_at) == (EditionKind.MINOR, NOON)
    newest = Edition.objects.ever_live("uk", NOON + HOUR).exclude(edition_kind=EditionKind.MINOR).latest("live_from")
    assert newest.live_from == NOON


def test_withdrawn_is_readable_with_its_notice_and_in_no_list() -> None:
    first = newsroom.published()
    workflow.withdraw(first.article, "uk", by=newsroom.iryna(), notice="Захід скасовано.", now=NOON + HOUR)
    readable = live(first.article, NOON + HOUR)
    assert [(each.standing, each.notice, each.content) for each in readable] == [
        ("withdrawn", "Захід скасовано.", first.content)
    ]
    assert not Edition.objects.live("uk", NOON + HOUR).listed().exists()
    assert live(first.article, NOON + HOUR - MICROSECOND) == [first]


@pytest.mark.parametrize(("verb", "standing"), [(workflow.hold, "held"), (workflow.take_down, "gone")])
def test_held_and_taken_down_are_gone_with_their_reason(verb: object, standing: str) -> None:
    first = newsroom.published()
    assert callable(verb)
    verb(first.article, "uk", by=newsroom.iryna(), notice="Розкриває місце.", now=NOON + HOUR)
    assert live(first.article, NOON + HOUR) == []
    gone = Edition.objects.gone("uk", NOON + HOUR).get()
    assert (gone.standing, gone.notice) == (standing, "Розкриває місце.")
    assert live(first.article, NOON + HOUR - MICROSECOND) == [first]


def test_restored_is_what_was_published_last() -> None:
    first = newsroom.published()
    story = newsroom.rewrite(first.article, now=NOON + HOUR)
    last = workflow.publish(story, "uk", by=newsroom.iryna(), now=NOON + HOUR).edition
    assert last
    workflow.withdraw(story, "uk", by=newsroom.iryna(), notice="Перевіряємо.", now=NOON + 2 * HOUR)
    workflow.take_down(story, "uk", by=newsroom.iryna(), notice="Хибне.", now=NOON + 3 * HOUR)
    newsroom.edit(story, now=NOON + 3 * HOUR, lead_uk="Незавершене.")
    workflow.restore(story, "uk", by=newsroom.iryna(), note="Перевірено.", now=NOON + 4 * HOUR)
    restored = live(story, NOON + 4 * HOUR)[0]
    assert (restored.content, restored.standing, restored.notice) == (last.content, "published", "")
    assert restored.published_at == NOON


def test_taking_down_in_an_emergency_recalls_what_waits() -> None:
    first, at = newsroom.published(), NOON + 3 * HOUR
    story = newsroom.rewrite(first.article, now=NOON + HOUR)
    scheduled(story, at, now=NOON + HOUR)
    workflow.take_down(story, "uk", by=newsroom.iryna(), notice="Розкриває місце.", now=NOON + 2 * HOUR)
    for moment in (NOON + 2 * HOUR, at, at + HOUR):
        assert live(story, moment) == []
        assert Edition.objects.gone("uk", moment).count() == 1
    workflow.restore(story, "uk", by=newsroom.iryna(), note="Перевірено.", now=at + HOUR)
    assert live(story, at + HOUR)[0].content == first.content


def test_english_waits_for_ukrainian() -> None:
    story = newsroom.approved(newsroom.article(), "en")
    with pytest.raises(workflow.Refused, match="before the Ukrainian text"):
        workflow.publish(story, "en", by=newsroom.iryna(), now=NOON)
    newsroom.published(story, at=NOON + HOUR)
    workflow.publish(story, "en", by=newsroom.iryna(), now=NOON + HOUR)


def test_english_may_be_scheduled_for_the_second_of_ukrainian_and_not_earlier() -> None:
    story, at = newsroom.article(), NOON + HOUR
    newsroom.approved(newsroom.approved(story, "uk"), "en")
    scheduled(story, at)
    with pytest.raises(workflow.Refused, match="before the Ukrainian text"):
        scheduled(story, at - MICROSECOND, "en")
    scheduled(story, at, "en")


def test_going_before_ukrainian_takes_a_reason_and_the_right_to_give_it() -> None:
    story = newsroom.approved(newsroom.article(), "en")
    with pytest.raises(workflow.Refused, match="may not publish a translation before"):
        workflow.publish(story, "en", by=newsroom.iryna(), override_reason="Іноземна преса чекає.", now=NOON)
    chief = newsroom.person("chief", "publisher", "overrider")
    with pytest.raises(workflow.Refused, match="before the Ukrainian text"):
        workflow.publish(story, "en", by=chief, override_reason="   ", now=NOON)
    workflow.publish(story, "en", by=chief, override_reason="Іноземна преса чекає.", now=NOON)
    assert Transition.objects.latest("id").override_reason == "Іноземна преса чекає."


def test_ukrainian_is_not_unscheduled_under_a_translation_that_waits() -> None:
    story, at = newsroom.article(), NOON + HOUR
    newsroom.approved(newsroom.approved(story, "uk"), "en")
    scheduled(story, at)
    scheduled(story, at, "en")
    with pytest.raises(workflow.Refused, match="Unschedule the translation first"):
        workflow.unschedule(story, "uk", by=newsroom.iryna(), now=NOON)
    workflow.unschedule(story, "en", by=newsroom.iryna(), now=NOON)
    workflow.unschedule(story, "uk", by=newsroom.iryna(), now=NOON)


def test_taking_ukrainian_down_recalls_a_translation_that_waits() -> None:
    first, at = newsroom.published(), NOON + 2 * HOUR
    story = newsroom.approved(first.article, "en")
    scheduled(story, at, "en")
    workflow.take_down(story, "uk", by=newsroom.iryna(), notice="Хибне.", now=NOON + HOUR)
    assert live(story, at, "en") == []
    assert Transition.objects.filter(language="en").latest("id").verb == "unschedule"


def in_both_languages() -> Article:
    story = newsroom.published().article
    newsroom.published(story, "en")
    return story


@pytest.mark.parametrize(("verb", "standing"), [("hold", "held"), ("take_down", "gone")])
@pytest.mark.parametrize("words", ["It names a place.", ""])
def test_what_is_taken_in_ukrainian_is_taken_in_english_by_the_same_hand(verb: str, standing: str, words: str) -> None:
    story, later = in_both_languages(), NOON + HOUR
    take = getattr(workflow, verb)
    with translation.override("uk"):  # the language of the desk is not the language of the page
        take(story, "uk", by=newsroom.iryna(), notice="Називає місце.", translation_notice=words, now=later)
    assert live(story, later, "uk") == live(story, later, "en") == []
    gone = Edition.objects.gone("en", later).get()
    assert (gone.standing, gone.notice) == (
        standing,
        words or "This page was taken from readers together with its Ukrainian text.",
    )
    moves = Transition.objects.filter(article=story, at=later)
    assert {(move.language, move.verb, move.by) for move in moves} == {
        ("uk", verb, newsroom.iryna()),
        ("en", verb, newsroom.iryna()),
    }
    with pytest.raises(workflow.Refused, match="before the Ukrainian text"):
        workflow.restore(story, "en", by=newsroom.iryna(), note="Перевірено.", now=later + HOUR)
    for language in ("uk", "en"):
        workflow.restore(story, language, by=newsroom.iryna(), note="Перевірено.", now=later + HOUR)
    assert live(story, later + HOUR, "en")


def test_english_taken_down_or_ukrainian_withdrawn_leaves_the_other_language_alone() -> None:
    story = in_both_languages()
    workflow.take_down(story, "en", by=newsroom.iryna(), notice="Wrong.", now=NOON + HOUR)
    assert live(story, NOON + HOUR, "uk")
    other = in_both_languages()
    workflow.withdraw(other, "uk", by=newsroom.iryna(), notice="Скасовано.", now=NOON + HOUR)
    assert live(other, NOON + HOUR, "en")[0].standing == "published"


def test_an_address_that_was_ever_live_is_given_to_no_other_article() -> None:
    first = newsroom.published(slug_uk="nova-shkola")
    story = newsroom.edit(first.article, now=NOON + HOUR, slug_uk="shkola-vidkryta")
    workflow.publish(newsroom.approved(story, now=NOON + HOUR), "uk", by=newsroom.iryna(), now=NOON + HOUR)
    newcomer = newsroom.article(slug_uk="nova-shkola")
    with pytest.raises(workflow.Refused, match="belongs to another published article"):
        workflow.submit(newcomer, "uk", by=newsroom.olena(), now=NOON + 2 * HOUR)


def test_an_address_that_was_recalled_before_its_second_is_free() -> None:
    story = newsroom.approved(slug_uk="nova-shkola")
    scheduled(story, NOON + HOUR)
    newsroom.edit(story, slug_uk="shkola")
    newcomer = newsroom.article(slug_uk="nova-shkola")
    with pytest.raises(workflow.Refused, match="belongs to another"):
        workflow.submit(newcomer, "uk", by=newsroom.olena(), now=NOON)
    workflow.unschedule(story, "uk", by=newsroom.iryna(), now=NOON)
    assert newsroom.published(newcomer, at=NOON + 2 * HOUR).slug == "nova-shkola"


def test_translation_may_be_offered_for_a_later_second_while_the_ukrainian_text_waits_for_its_own() -> None:
    story = newsroom.article(headline_en="A day in Kyiv", lead_en="One sentence.", body_en="<p>Text.</p>")
    newsroom.approved(story, "uk", now=NOON)
    newsroom.approved(story, "en", now=NOON)
    iryna = newsroom.iryna()
    workflow.schedule(story, "uk", by=iryna, at=NOON + HOUR, now=NOON)
    offers = {offer.move.verb: offer.problems for offer in workflow.possible(story, "en", iryna, NOON)}
    assert offers["schedule"] == []
    assert offers["publish"] != []


def test_translation_is_not_restored_before_the_ukrainian_text() -> None:
    story = newsroom.article(headline_en="A day in Kyiv", lead_en="One sentence.", body_en="<p>Text.</p>")
    newsroom.published(story, "uk", at=NOON)
    newsroom.published(story, "en", at=NOON)
    iryna, later = newsroom.iryna(), NOON + HOUR
    workflow.take_down(story, "en", by=iryna, notice="Checked again.", now=later)
    workflow.take_down(story, "uk", by=iryna, notice="Checked again.", now=later)
    with pytest.raises(workflow.Refused):
        workflow.restore(story, "en", by=iryna, note="All is right.", now=later + HOUR)
