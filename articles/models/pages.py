"""The rows that public pages show: a change of any raises the page generation (`newsroom.lib.generation`)."""

from articles.models.addresses import FormerAddress
from articles.models.banners import Banner
from articles.models.editions import (
    Edition,
    EditionGallery,
    EditionOfficial,
    EditionOrganisation,
    EditionPhoto,
    EditionTag,
)
from articles.models.history import Correction
from articles.models.officials import Appointment, Official, Position, PositionTitle
from articles.models.organisations import Organisation
from articles.models.searching import SearchRow
from articles.models.synonyms import Synonym
from articles.models.tags import Tag
from media.models import Gallery, Photo
from newsroom.lib.generation import cover

SHOWN = (
    *(Edition, EditionTag, EditionOfficial, EditionOrganisation, EditionGallery, EditionPhoto, Correction),
    *(SearchRow, Synonym, FormerAddress, Banner, Gallery),
    *(Tag, Official, Position, PositionTitle, Appointment, Organisation),
)

cover(*SHOWN)
# Of a photo without public files no page shows anything: photos that arrive cost no page.
cover(Photo, while_filled="public_token")
