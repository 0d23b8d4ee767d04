"""The public record: what readers had and when, each past edition at an address of its own, and every correction."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from articles.addresses import address
from articles.formats.words import body_text
from articles.models import Cursor, Edition, EditionKind, Standing
from articles.models.editions import READABLE, EditionQuerySet
from articles.views import pages
from articles.views.heads import Head, list_head, same_in_all
from articles.views.public import gone, language_of_page, moved_or_gone
from articles.views.walk import walk
from newsroom.lib import caching
from newsroom.lib.differences import Piece, differences, excerpt, is_same

# Each needs its whole content, and a comparison with the one before it.
EDITIONS_A_PAGE = 10
BY_BEGINNING = "live_from"

HAPPENED: dict[str, Promise] = {
    EditionKind.FIRST: _("First publication"),
    EditionKind.UPDATE: _("Update"),
    EditionKind.CORRECTION: _("Correction"),
    EditionKind.MINOR: _("Minor edit"),
    Standing.PUBLISHED: _("Text restored"),
    Standing.WITHDRAWN: _("Text withdrawn"),
    Standing.HELD: _("Text held while it is checked"),
    Standing.GONE: _("Text taken down"),
}


@dataclass(frozen=True)
class Change:
    """A part of the text whose words changed, with the words around."""

    part: str
    pieces: list[Piece]


@dataclass(frozen=True)
class Update:
    """One edition in the history of its text. `changes` is None where there is nothing to compare it with.

    Notes repeat the words of a text: of one that is not readable only `notice`, why it was taken, may be shown.
    """

    edition: Edition
    happened: str
    notice: str
    is_readable: bool
    is_current: bool
    changes: list[Change] | None = field(default=None)


@caching.knows("before", "after")
@require_safe
def updates(request: HttpRequest, slug: str) -> HttpResponse:
    """Every edition of a text, newest first. What was once taken from readers is listed, and its words stay away."""
    language, now = language_of_page(), timezone.now()
    current = Edition.objects.live(language, now).filter(slug=slug).defer("content").first()
    if current is None:
        return moved_or_gone(request, slug, "updates")
    twin = pages.live_twin(current, now)
    lived = Edition.objects.lived(language, now).filter(article_id=current.article_id).select_related("correction")
    page = walk(lived, request.GET, EDITIONS_A_PAGE, BY_BEGINNING)
    taken_at = lived.taken(language, now).newest_first(BY_BEGINNING).values_list(BY_BEGINNING, flat=True).first()
    before = _before(lived, page.editions[-1]) if page.older else None
    addresses = {one.language: address(one.language, "updates", one.slug) for one in (current, twin) if one}
    title = gettext("All updates: %(headline)s") % {"headline": current.headline}
    context = {
        "head": list_head(request, title, addresses, section="news"),
        "edition": current,
        "updates": list(_updates(page.editions, before, taken_at, current)),
        "walk": page,
    }
    return render(request, "articles/updates.html", context)


def _before(lived: EditionQuerySet, edition: Edition) -> Edition | None:
    older = lived.older_than(Cursor(edition.live_from, edition.pk), BY_BEGINNING)
    return older.newest_first(BY_BEGINNING).first()


def _updates(
    editions: list[Edition], before: Edition | None, taken_at: datetime.datetime | None, current: Edition
) -> Iterator[Update]:
    """`before` is the edition before the last of these, newest first; what began before `taken_at` is not readable."""
    readable = [one for one in (*editions, before) if one and (taken_at is None or one.live_from > taken_at)]
    older = {newer.pk: one for newer, one in pairwise(readable)}
    for edition in editions:
        is_readable = edition in readable
        compared = edition.pk in older and edition.edition_kind != EditionKind.STANDING
        yield Update(
            edition,
            str(HAPPENED[_event(edition)]),
            notice=edition.notice if is_readable or edition.standing not in READABLE else "",
            is_readable=is_readable,
            is_current=edition.pk == current.pk,
            changes=changes(older[edition.pk], edition) if compared else None,
        )


def _event(edition: Edition) -> str:
    return edition.standing if edition.edition_kind == EditionKind.STANDING else edition.edition_kind


def changes(before: Edition, after: Edition) -> list[Change]:
    """What readers would see differ between two editions of a text; [] when every word is the same."""
    parts = [
        (gettext("Headline"), before.headline, after.headline),
        (gettext("Lead"), before.lead, after.lead),
        (gettext("Text"), body_text(before.content), body_text(after.content)),
    ]
    found = [Change(name, differences(one, two)) for name, one, two in parts]
    return [Change(one.part, excerpt(one.pieces)) for one in found if not is_same(one.pieces)]


@require_safe
def edition(request: HttpRequest, digest: str) -> HttpResponse:
    """An edition as readers had it, at its permanent address; 410 once its words were taken from them."""
    language, now = language_of_page(), timezone.now()
    found = Edition.objects.ever_live(language, now).with_hash(digest).first()
    if found is None:
        raise Http404
    if digest != found.short_hash:
        return HttpResponsePermanentRedirect(address(language, "edition", found.short_hash))
    texts = Edition.objects.filter(article_id=found.article_id).defer("content")
    current = texts.live(language, now).first()
    taken = texts.taken(language, now).filter(live_from__gt=found.live_from).newest_first(BY_BEGINNING).first()
    if taken or current is None:
        return gone(request, taken or found, current)
    page = pages.past_page(found, now)
    context = {
        "head": _edition_head(page, current),
        "page": page,
        "edition": found,
        "content": found.content,
        "current": current,
        "is_current": current.pk == found.pk,
        "replaced_at": found.live_until if current.pk != found.pk else None,
    }
    return render(request, "articles/edition.html", context)


def _edition_head(page: pages.ArticlePage, current: Edition) -> Head:
    """Search engines are told of the current edition only; the language switch leads to the twin of that time."""
    return Head(
        title=page.edition.headline,
        path=address(current.language, "article", current.slug),
        section="news",
        addresses={
            one.language: address(one.language, "edition", one.short_hash) for one in (page.edition, page.twin) if one
        },
        is_hidden=True,
    )


@caching.knows("before", "after")
@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    """Every correction and withdrawal of the texts that readers may read, newest first, in months of Kyiv."""
    language, now = language_of_page(), timezone.now()
    notices = Edition.objects.notices(language, now).select_related("correction").defer("content")
    page = walk(notices, request.GET, moment=BY_BEGINNING)
    texts = {one.article_id for one in page.editions}
    live = Edition.objects.live(language, now).filter(article_id__in=texts).defer("content")
    current = {one.article_id: one for one in live}
    rows = [(one, current[one.article_id]) for one in page.editions if one.article_id in current]
    months = groupby(rows, lambda row: timezone.localdate(row[0].live_from).replace(day=1))
    context = {
        "head": list_head(request, gettext("Corrections and withdrawals"), same_in_all("corrections")),
        "months": [(month, list(group)) for month, group in months],
        "walk": page,
    }
    return render(request, "articles/corrections.html", context)
