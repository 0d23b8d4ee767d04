"""The moments at which pages change though nobody changes anything."""

from __future__ import annotations

import datetime

from django.db.models import Min
from django.utils import timezone

from articles.models import Banner, Edition

Span = tuple[float, float]  # seconds since 1970, half-open


def span_at(moment: float) -> Span:
    """From `moment` to the first boundary after it: an edition or a banner comes or goes, or a day begins in Kyiv.

    An edition ends where the next one of its text begins (`verify_editions` watches over it), so beginnings are
    enough: one step of an index. Days because pages say "today", because an office begins and ends with one, and
    because a day's page in the archive is there from its midnight. At most three queries.
    """
    at = datetime.datetime.fromtimestamp(moment, datetime.UTC)
    coming = Edition.objects.filter(live_from__gt=at).order_by("live_from").values_list("live_from", flat=True).first()
    begins = Banner.objects.filter(since__gt=at).aggregate(at=Min("since"))["at"]
    ends = Banner.objects.filter(until__gt=at).aggregate(at=Min("until"))["at"]
    boundaries = [_midnight_after(at), *filter(None, (coming, begins, ends))]
    return moment, min(boundaries).timestamp()


def _midnight_after(at: datetime.datetime) -> datetime.datetime:
    tomorrow = timezone.localdate(at) + datetime.timedelta(days=1)
    return timezone.make_aware(datetime.datetime.combine(tomorrow, datetime.time.min))
