"""People and posts of an invented ministry, for stories about who holds what."""

import datetime as dt
from typing import Any

from articles.models import Appointment, Official, Organisation, Position, PositionTitle


def official(given: str, family: str, slug: str = "", **fields: Any) -> Official:
    names = {"given_name_uk": given, "family_name_uk": family, "given_name_en": given, "family_name_en": family}
    slugs = {"slug_uk": slug, "slug_en": slug and f"{slug}-en"}
    return Official.objects.create(**(names | slugs | fields))


def post(title_uk: str, title_en: str = "", *, organisation: Organisation | None = None, rank: int = 10) -> Position:
    position = Position.objects.create(organisation=organisation, rank=rank)
    PositionTitle.objects.create(position=position, title_uk=title_uk, title_en=title_en)
    return position


def appoint(
    who: Official, position: Position, start: dt.date, until: dt.date | None = None, *, acting: bool = False
) -> Appointment:
    return Appointment.objects.create(official=who, position=position, from_on=start, until_on=until, acting=acting)
