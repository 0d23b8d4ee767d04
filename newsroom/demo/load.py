from __future__ import annotations

from django.utils import timezone

from newsroom.demo import library, staff
from newsroom.demo.library import Progress
from newsroom.demo.stories import Newsroom, play


def load(progress: Progress) -> Newsroom:
    """Fill an empty database with the demo ministry. `progress(iterable, …)` may show how far it is."""
    now = timezone.now()
    today = timezone.localdate(now)
    people = staff.load()
    photo = library.photos(today, people["olena"], progress)
    library.sign_photos(photo.values(), people["taras"])
    organisation = library.load_organisations()
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
    return newsroom
