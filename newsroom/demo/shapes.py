"""The shapes of the demo content: plain data keyed by short strings, with every date relative to the day it is loaded.

`days_ago` counts whole days back from today in Europe/Kyiv; a negative number lies in the future.
"""

from dataclasses import dataclass
from typing import Literal

OrganisationKind = Literal["ministry", "department", "agency", "unit", "international", "company"]
Gender = Literal["female", "male"]
ArticleKind = Literal[
    "news", "press_release", "statement", "speech", "announcement", "interview", "photo_report", "obituary"
]
Standing = Literal["published", "scheduled", "withdrawn", "taken_down", "draft", "in_review", "returned"]
Role = Literal["subject", "speaker", "participant", "organiser", "mentioned"]
Field = Literal["headline", "short_headline", "lead", "body"]
CorrectionKind = Literal["correction", "minor"]


@dataclass(frozen=True)
class Text:
    """The same words in both languages; an empty `en` means that nobody has translated it."""

    uk: str
    en: str = ""


@dataclass(frozen=True)
class Organisation:
    key: str
    kind: OrganisationKind
    name: Text
    short_name: Text
    abbreviation: Text
    parent: str = ""
    superseded_by: str = ""
    website: str = ""


@dataclass(frozen=True)
class Tag:
    key: str
    name: Text


@dataclass(frozen=True)
class Official:
    key: str
    given_name: Text
    family_name: Text
    patronymic: Text
    gender: Gender
    biography: Text
    portrait: str


@dataclass(frozen=True)
class Title:
    """What a position is called from a day on; `since_days_ago=None` is its first title."""

    title: Text
    since_days_ago: int | None = None


@dataclass(frozen=True)
class Position:
    key: str
    organisation: str
    titles: tuple[Title, ...]


@dataclass(frozen=True)
class Appointment:
    official: str
    position: str
    from_days_ago: int
    until_days_ago: int | None = None
    is_acting: bool = False


@dataclass(frozen=True)
class Correction:
    """A change made `hours_after` the first publication: `before` becomes `after` in `field` of the language's text.

    The article itself holds the text as first published. A language whose `before` is empty is not changed.
    """

    kind: CorrectionKind
    field: Field
    before: Text
    after: Text
    hours_after: int
    was_wrong: Text = Text("")
    is_right: Text = Text("")
    cause: Text = Text("")


@dataclass(frozen=True)
class Update:
    """New facts `hours_after` the first publication: `added` is HTML put at the end of the body."""

    hours_after: int
    note: Text
    added: Text


@dataclass(frozen=True)
class Article:
    """One story. `time` is local ("14:20"). English is there when `headline.en` is; then lead and body are there too.

    In a body, `data-speaker="KEY"` holds an official's key, `data-photo="KEY"` a photo's, `data-gallery="KEY"` a
    gallery's: the loader puts ids in their places. `notice` is the public notice of a withdrawn article or the reason
    of one taken down; `note` is the reviewer's note on a returned one.
    """

    key: str
    kind: ArticleKind
    days_ago: int
    time: str
    headline: Text
    lead: Text
    body: Text
    short_headline: Text = Text("")
    social_text: Text = Text("")
    dateline: Text = Text("Київ", "Kyiv")
    urgency: int = 5
    event_days_ago: int | None = None
    organisation: str = "ministry"
    tags: tuple[str, ...] = ()
    mentions: tuple[tuple[str, Role], ...] = ()
    lead_photo: str = ""
    galleries: tuple[str, ...] = ()
    standing: Standing = "published"
    notice: Text = Text("")
    note: str = ""
    corrections: tuple[Correction, ...] = ()
    updates: tuple[Update, ...] = ()


@dataclass(frozen=True)
class PhotoText:
    """What is written under a picture. `focal` is the point to keep when cropping, as fractions of width and height."""

    key: str
    caption: Text
    alt: Text
    credit: Text
    place: Text
    days_ago: int
    focal: tuple[float, float] = (0.5, 0.5)


@dataclass(frozen=True)
class Gallery:
    key: str
    title: Text
    description: Text
    photos: tuple[str, ...]
    days_ago: int
