"""The people and stories of the tests: Olena writes, Taras reviews, Iryna publishes, all through the real doors."""

import datetime as dt
from collections.abc import Iterable
from functools import cache
from itertools import count
from typing import Any

from django.contrib.auth.models import Permission, User
from django.db.models import Q

from articles import search, workflow
from articles.models import Article, ArticleLanguage, Edition, State, Transition
from articles.workflow.chain import append_many, copied
from media import library, renditions, safety
from media.imaging import Intake
from media.models import Gallery, GalleryPhoto, Photo, SafetyQuestion
from newsroom.lib.languages import attr
from tests.media.pictures import picture_bytes

# The database's own clock guards closings that have passed, so stories that move closings happen after it.
NOON = dt.datetime(2040, 5, 17, 12, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)
MICROSECOND = dt.timedelta(microseconds=1)
HOUR = dt.timedelta(hours=1)

EDITING = ("view_article", "add_article", "change_article")
PERMISSIONS = {
    "writer": (*EDITING, "submit_article"),
    "reviewer": (*EDITING, "submit_article", "review_article"),
    "publisher": (*EDITING, "publish_article", "withdraw_article"),
    "duty": (*EDITING, "publish_emergency"),
    "overrider": ("override_language_order",),
}
numbers = count(1)
drawn = count(1)  # pictures; begins anew with each test, so that all draw the same few


def person(name: str, *roles: str, password: str | None = None) -> User:
    """A member of staff with these roles (see PERMISSIONS); the same person when asked again by the same name."""
    user, new = User.objects.get_or_create(username=name, defaults={"is_staff": True, "first_name": name.title()})
    if password or new:
        user.set_password(password)
        user.save(update_fields=["password"])
    wanted = {codename for role in roles for codename in PERMISSIONS[role]}
    user.user_permissions.add(*Permission.objects.filter(Q(codename__in=wanted, content_type__app_label="articles")))
    return user


def olena() -> User:
    return person("olena", "writer")


def taras() -> User:
    return person("taras", "reviewer")


def iryna() -> User:
    return person("iryna", "publisher")


def danylo() -> User:
    return person("danylo", "duty")


def stranger() -> User:
    return person("stranger")


@cache
def received(seed: int) -> Intake:
    """What the newsroom makes of a small picture: always the same of the same bytes, so it is asked once a process."""
    return library.receive(picture_bytes(160, 120, seed=seed))


def photo(*, signed: bool = True, **fields: Any) -> Photo:
    """A small real photo with its files, complete in both languages, its safety checklist signed by Taras.

    Kept by the library's own doors; only the decoder's process (0.2 s) is not started for a picture it has seen.
    """
    number = next(numbers)
    texts = {
        "caption_uk": f"Відкриття школи, знімок {number}",
        "caption_en": f"The opening of the school, picture {number}",
        "alt_text_uk": "Люди стоять перед новою школою",
        "alt_text_en": "People stand in front of a new school",
        "credit_uk": "Пресслужба",
        "credit_en": "Press office",
    }
    by = fields.pop("by", None)
    made = Photo(**(texts | fields))
    library.keep(made, received(next(drawn)), by=by)
    renditions.make(made, formats=("jpeg",))
    if signed:
        sign(made)
    return made


def sign(photo: Photo, *yes: SafetyQuestion, **given: Any) -> None:
    """Taras signs for the photo as it is: these questions with yes, the others with no."""
    questions = SafetyQuestion.objects.active()
    safety.sign(photo, {question.pk: question in yes for question in questions}, **({"by": taras()} | given))


def gallery(*photos: Photo, **fields: Any) -> Gallery:
    number = next(numbers)
    names = {
        "title_uk": f"Галерея {number}",
        "title_en": f"Gallery {number}",
        "slug_uk": f"halereia-{number}",
        "slug_en": f"gallery-{number}",
    }
    made = Gallery.objects.create(**(names | fields))
    for position, each in enumerate(photos):
        GalleryPhoto.objects.create(gallery=made, photo=each, position=position)
    return made


def article(*, by: User | None = None, **fields: Any) -> Article:
    """A complete draft in both languages, written by Olena unless `by` says otherwise. `headline_en=""`: no English."""
    number = next(numbers)
    texts = {
        "headline_uk": f"Міністерство відкрило школу № {number}",
        "headline_en": f"The ministry has opened school No. {number}",
        "lead_uk": "Сьогодні у громаді відкрили нову школу.",
        "lead_en": "A new school opened in the community today.",
        "body_uk": "<p>У школі навчатимуться триста дітей.</p>",
        "body_en": "<p>Three hundred children will study at the school.</p>",
    }
    author = by or olena()
    made = Article(**({"event_on": NOON.date(), "created_by": author} | texts | fields))
    workflow.tidy(made)
    made.save()
    workflow.touch(made, by=author, now=NOON - 2 * HOUR)
    return made


def edit(story: Article, *, by: User | None = None, now: dt.datetime = NOON, **fields: Any) -> Article:
    """Save a changed working copy as the desk does."""
    for name, value in fields.items():
        setattr(story, name, value)
    workflow.tidy(story)
    story.save()
    workflow.touch(story, by=by or olena(), now=now)
    return story


def approved(story: Article | None = None, language: str = "uk", *, now: dt.datetime = NOON, **fields: Any) -> Article:
    """Submitted by Olena and approved by Taras at `now`; a new story with `fields` when none is given."""
    story = story or article(**fields)
    workflow.submit(story, language, by=olena(), now=now)
    workflow.approve(story, language, by=taras(), now=now)
    return story


def published(story: Article | None = None, language: str = "uk", *, at: dt.datetime = NOON, **fields: Any) -> Edition:
    """Approved, and published by Iryna at `at`; returns the edition readers have."""
    story = approved(story, language, now=at, **fields)
    transition = workflow.publish(story, language, by=iryna(), now=at)
    assert transition.edition
    return transition.edition


def copies(edition: Edition, moments: Iterable[dt.datetime]) -> list[Edition]:
    """More texts of the same words, each under its own headline and published at its moment.

    Written as the workflow writes them and without its moves, of which twenty texts would take seconds in each test.
    Their working copies name nothing but their texts.
    """
    language, made = edition.language, []
    for at in moments:
        own = {
            "headline": f"{edition.headline} {next(numbers)}",
            "slug": f"{edition.slug}-{next(numbers)}",
        }
        working = {attr(name, language): value for name, value in own.items()}
        story = Article.objects.create(event_on=edition.event_on, kind=edition.kind, **working)
        content = {**edition.content, **own}
        made.append(
            Edition(
                article=story,
                language=language,
                number=1,
                edition_kind=edition.edition_kind,
                standing=edition.standing,
                published_at=at,
                live_from=at,
                created_at=at,
                content=content,
                links=edition.links,
                **copied(content),
            )
        )
    append_many(made)
    texts, moves = [], []
    for each in made:
        shared = {"article": each.article, "language": language, "content_hash": each.content_hash}
        texts.append(ArticleLanguage(state=State.APPROVED, **shared))
        states = {"from_state": State.APPROVED, "to_state": State.APPROVED}
        moves.append(Transition(verb="publish", at=each.live_from, edition=each, **states, **shared))
    ArticleLanguage.objects.bulk_create(texts)
    Transition.objects.bulk_create(moves)
    search.index(made, max(each.live_from for each in made))
    search.learn(made)
    return made


def rewrite(story: Article, language: str = "uk", *, now: dt.datetime, **fields: Any) -> Article:
    """A changed and approved text, ready to go out as the next edition."""
    fields = fields or {attr("lead", language): f"Оновлений лід, варіант {next(numbers)}."}
    return approved(edit(story, now=now, **fields), language, now=now)
