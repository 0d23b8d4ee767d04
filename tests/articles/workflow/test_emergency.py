"""A text that can't wait: out at once, and judged by second eyes afterwards."""

import pytest
from django.db import connection

from articles import workflow
from articles.models import ArticleLanguage, Edition, Transition
from articles.workflow.chain import tampering
from articles.workflow.queue import waiting
from articles.workflow.reviews import last_reviewed
from newsroom.lib.seals import seal, unseal
from tests import factories as newsroom
from tests.factories import HOUR, NOON, SECOND

pytestmark = pytest.mark.django_db

DANGER = "Обстріл: люди мають знати зараз."


def gone_out() -> Transition:
    story = newsroom.article()
    return workflow.emergency(story, "uk", by=newsroom.danylo(), note=DANGER, now=NOON)


def test_readers_have_it_at_once_though_nobody_approved() -> None:
    emergency = gone_out()
    live = Edition.objects.live("uk", NOON).get()
    assert (live, live.approved_by, live.published_by) == (emergency.edition, None, newsroom.danylo())
    assert list(Transition.objects.awaiting_verdict()) == [emergency]


def test_it_needs_a_reason_and_a_complete_text() -> None:
    story = newsroom.article()
    with pytest.raises(workflow.Refused, match="Say why"):
        workflow.emergency(story, "uk", by=newsroom.danylo(), note="  ", now=NOON)
    bare = newsroom.article(lead_uk="", lead_photo=newsroom.photo(signed=False))
    with pytest.raises(workflow.Refused) as refusal:
        workflow.emergency(bare, "uk", by=newsroom.danylo(), note=DANGER, now=NOON)
    assert any("lead" in problem for problem in refusal.value.problems)
    assert any("safety" in problem for problem in refusal.value.problems)
    assert not Edition.objects.exists()


def test_a_publisher_who_is_not_on_duty_cannot() -> None:
    with pytest.raises(workflow.Refused, match="may not"):
        workflow.emergency(newsroom.article(), "uk", by=newsroom.iryna(), note=DANGER, now=NOON)


def test_approving_afterwards_empties_the_queue_and_approves_the_text_that_went_out() -> None:
    emergency = gone_out()
    workflow.endorse(emergency, by=newsroom.taras(), note="Слушно.", now=NOON + HOUR)
    assert not Transition.objects.awaiting_verdict().exists()
    text = ArticleLanguage.objects.get(article=emergency.article, language="uk")
    assert (text.state, text.approved_by) == ("approved", newsroom.taras())
    assert list(tampering()) == []


def test_approving_afterwards_approves_nothing_that_was_written_since() -> None:
    emergency = gone_out()
    newsroom.edit(emergency.article, now=NOON + SECOND, lead_uk="Новий лід, якого ніхто не бачив.")
    workflow.endorse(emergency, by=newsroom.taras(), now=NOON + HOUR)
    assert ArticleLanguage.objects.get(article=emergency.article, language="uk").state == "draft"


def test_whoever_sent_it_out_or_wrote_it_cannot_judge_it() -> None:
    emergency = gone_out()
    both = newsroom.person("danylo", "duty", "reviewer")
    author = newsroom.person("olena", "writer", "reviewer")
    for judge in (both, author):
        with pytest.raises(workflow.Refused, match="Somebody else"):
            workflow.endorse(emergency, by=judge, now=NOON + HOUR)
    # Nor does writing on make anybody forget who wrote what went out.
    newsroom.edit(emergency.article, by=newsroom.stranger(), now=NOON + SECOND, lead_uk="Новий лід.")
    with pytest.raises(workflow.Refused, match="Somebody else"):
        workflow.endorse(emergency, by=author, now=NOON + HOUR)
    with pytest.raises(workflow.Refused, match="may not"):
        workflow.endorse(emergency, by=newsroom.iryna(), now=NOON + HOUR)


def test_an_objection_says_why_and_stays_until_readers_have_something_else() -> None:
    emergency = gone_out()
    with pytest.raises(workflow.Refused, match="what is wrong"):
        workflow.object_to(emergency, by=newsroom.taras(), note=" ")
    workflow.object_to(emergency, by=newsroom.taras(), note="Число хибне.", now=NOON + HOUR)
    assert list(Transition.objects.objected()) == [emergency]
    with pytest.raises(workflow.Refused, match="faster"):
        workflow.endorse(emergency, by=newsroom.taras(), now=NOON + HOUR)
    workflow.withdraw(emergency.article, "uk", by=newsroom.iryna(), notice="Перевіряємо число.", now=NOON + 2 * HOUR)
    assert not Transition.objects.objected().exists()
    assert list(tampering()) == []


def test_a_verdict_explains_no_edition_that_nobody_published() -> None:
    emergency = gone_out()
    workflow.endorse(emergency, by=newsroom.taras(), now=NOON + HOUR)

    unseal(connection)
    Transition.objects.filter(pk=emergency.pk).delete()
    seal(connection)
    assert any("no move in the history" in fault for fault in tampering())


def test_a_text_in_review_that_went_out_waits_for_reviewers_again_once_it_is_rewritten() -> None:
    story = newsroom.article()
    workflow.submit(story, "uk", by=newsroom.olena(), now=NOON)
    workflow.emergency(story, "uk", by=newsroom.danylo(), note=DANGER, now=NOON + SECOND)
    assert waiting(newsroom.taras(), NOON + HOUR) == []
    newsroom.edit(story, now=NOON + HOUR, lead_uk="Новий лід, якого ніхто не бачив.")
    (row,) = waiting(newsroom.taras(), NOON + HOUR)
    assert (row.reason, row.since) == ("review", NOON + HOUR)


def test_the_next_reviewer_is_shown_what_is_new_since_the_verdict() -> None:
    emergency = gone_out()
    assert emergency.edition
    newsroom.edit(emergency.article, now=NOON + SECOND, lead_uk="Новий лід, якого ніхто не бачив.")
    workflow.endorse(emergency, by=newsroom.taras(), now=NOON + HOUR)
    base = last_reviewed(emergency.article, "uk", newsroom.taras())
    assert base
    assert (base.verdict, base.by, base.content) == ("approved", newsroom.taras(), emergency.edition.content)
