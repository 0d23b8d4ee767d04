"""Photos as an edition shows them: the words and facts are the edition's, only the files are the library's."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from media.delivery import press_rendition
from media.imaging import Label
from media.models import DigitalSourceType, Photo
from media.renditions import Rendition

LICENCE = _("CC BY 4.0: free to use with the author's name.")
SYNTHETIC = {
    DigitalSourceType.SYNTHETIC: _("Made by artificial intelligence"),
    DigitalSourceType.PARTLY_SYNTHETIC: _("Partly made by artificial intelligence"),
}


@dataclass(frozen=True)
class Shot:
    photo: Photo
    number: str
    caption: str
    alt: str
    credit: str
    taken_on: datetime.date | None
    usage_terms: str
    digital_source_type: str

    @property
    def is_tall(self) -> bool:
        return self.photo.height > self.photo.width

    @property
    def synthetic(self) -> str | Promise:
        """What readers must be told of a picture that no camera took; "" for all others."""
        return SYNTHETIC.get(self.digital_source_type, "")  # type: ignore[call-overload]

    @property
    def press(self) -> Rendition | None:
        """The full-size file; `bytes` before its label is written anew."""
        return press_rendition(self.photo)

    @property
    def licence(self) -> str | Promise:
        return self.usage_terms or LICENCE

    def label(self, headline: str, language: str) -> Label:
        """What the delivered file says of itself: every word from the edition that is live at this moment."""
        return Label(
            number=self.number,
            headline=headline,
            caption={language: self.caption},
            alt_text={language: self.alt},
            credit={language: self.credit},
            usage_terms=str(self.licence),
            digital_source_type=self.digital_source_type,
        )


def shots_of(dicts: Iterable[dict[str, Any]], photos: dict[int, Photo]) -> Iterator[Shot]:
    """Photos whose files readers may have; one that was taken back leaves no empty frame.

    Approved words never stand under another picture: a photo whose file was replaced since is not shown.
    """
    for one in dicts:
        photo = photos.get(one["id"])
        if photo and photo.is_public and photo.sha256 == one["sha256"]:
            yield Shot(
                photo=photo,
                number=one["number"],
                caption=one["caption"],
                alt=one["alt_text"],
                credit=one["credit"],
                # An edition of schema 1 does not have these facts.
                taken_on=datetime.date.fromisoformat(one["taken_on"]) if one.get("taken_on") else None,
                usage_terms=one.get("usage_terms", ""),
                digital_source_type=one.get("digital_source_type", ""),
            )


@dataclass(frozen=True)
class PressSet:
    """The photos of a page that the media can have at full size, and what they weigh together."""

    shots: list[Shot]

    @classmethod
    def of(cls, shots: Iterable[Shot]) -> "PressSet":
        return cls([shot for shot in shots if shot.press])

    @property
    def bytes(self) -> int:
        return sum(shot.press.get("bytes", 0) for shot in self.shots if shot.press)
