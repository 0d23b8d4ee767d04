"""Ways around two pairs of eyes that were once open."""

import pytest

from articles import workflow
from tests import factories as newsroom
from tests.factories import NOON

pytestmark = pytest.mark.django_db


def test_who_wrote_a_text_before_it_had_a_headline_cannot_approve_it() -> None:
    ann, bob = newsroom.person("ann", "writer", "reviewer"), newsroom.person("bob", "writer")
    story = newsroom.article(by=bob)
    newsroom.edit(story, by=ann, now=NOON, lead_en="One sentence.", body_en="<p>Text.</p>")
    newsroom.edit(story, by=bob, now=NOON, headline_en="A headline", slug_en="a-headline")
    workflow.submit(story, "en", by=bob, now=NOON)
    with pytest.raises(workflow.Refused):
        workflow.approve(story, "en", by=ann, now=NOON)


def test_a_caption_rewritten_during_review_must_be_submitted_again() -> None:
    picture = newsroom.photo()
    story = newsroom.article(lead_photo=picture)
    workflow.submit(story, "uk", by=newsroom.olena(), now=NOON)
    picture.caption_uk = "Зовсім інший підпис"
    picture.save()
    with pytest.raises(workflow.Refused):
        workflow.approve(story, "uk", by=newsroom.taras(), now=NOON)


def test_who_submits_a_text_cannot_approve_it() -> None:
    both = newsroom.person("both", "writer", "reviewer")
    story = newsroom.article(by=newsroom.olena())
    workflow.submit(story, "uk", by=both, now=NOON)
    with pytest.raises(workflow.Refused):
        workflow.approve(story, "uk", by=both, now=NOON)
