from __future__ import annotations

from django.utils import timezone

from articles import workflow
from newsroom.demo import library, staff
from newsroom.demo.library import Progress
from newsroom.demo.stories import Newsroom, play

LIMITED = "draft-budget"  # a draft that only its author and its reviewer see


def load(progress: Progress) -> Newsroom:
    """Fill an empty database with the demo ministry. `progress(iterable, …)` may show how far it is."""
    now = timezone.now()
    today = timezone.localdate(now)
    people = staff.load()
    photo = library.photos(today, people["olena"], progress)
    library.sign_photos(photo.values(), people["taras"])
    organisation = library.load_organisations()
    staff.join(people, organisation["ministry"])
    newsroom = Newsroom(
        now=now,
        photo=photo,
        gallery=library.galleries(today, photo),
        organisation=organisation,
        official=library.load_officials(today, organisation, photo),
        tag=library.load_tags(),
        staff=people,
    )
    play(newsroom, progress)
    workflow.limit(newsroom.article[LIMITED], people=[people["olena"], people["taras"]], by=people["olena"])
    return newsroom
