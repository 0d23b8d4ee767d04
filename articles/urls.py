"""The public addresses, the same under `/` and `/en/`."""

from django.urls import path, register_converter

from articles.formats import feeds as formats
from articles.views import (
    about,
    archive,
    feeds,
    machines,
    photos,
    printing,
    public,
    record,
    search,
    suggest,
    things,
    verify,
)


class Year:
    regex = "[0-9]{4}"
    width = 4

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:0{self.width}}"


class TwoDigits(Year):
    """A month or a day: `07`, so that a date has one address only."""

    regex = "[0-9]{2}"
    width = 2


class Hash:
    """The first digits of an edition's hash; fewer could name two."""

    regex = "[0-9a-f]{12,64}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class Form(Hash):
    """The format of a feed, as its address ends."""

    regex = "|".join(formats.FORMATS)


register_converter(Hash, "hash")
register_converter(Form, "form")
register_converter(Year, "year")
register_converter(TwoDigits, "two")

app_name = "articles"
urlpatterns = [
    path("", public.front, name="front"),
    path("news/", public.news, name="news"),
    path("news/<slug:slug>/", public.article, name="article"),
    path("news/<slug:slug>/updates/", record.updates, name="updates"),
    path("news/<slug:slug>/print/", printing.printed, name="print"),
    path("editions/<hash:digest>/", record.edition, name="edition"),
    path("corrections/", record.corrections, name="corrections"),
    path("verify/", verify.verify, name="verify"),
    path("media-centre/", about.media_centre, name="media_centre"),
    path("accessibility/", about.accessibility, name="accessibility"),
    path("news/<slug:slug>/card-<slug:digest>.png", machines.card, name="card"),
    path("news/<slug:slug>/photos.zip", photos.article_photos, name="article_photos"),
    path("photos/<slug:number>/", photos.photo, name="photo"),
    path("photos/<slug:number>/download/", photos.download, name="download"),
    path("kind/<slug:kind>/", public.kind, name="kind"),
    path("photo-reports/", public.photo_reports, name="photo_reports"),
    path("galleries/<slug:slug>/", things.gallery, name="gallery"),
    path("galleries/<slug:slug>/photos.zip", photos.gallery_photos, name="gallery_photos"),
    path("tags/<slug:slug>/", things.tag, name="tag"),
    path("officials/", things.officials, name="officials"),
    path("officials/<slug:slug>/", things.official, name="official"),
    path("organisations/", things.organisations, name="organisations"),
    path("organisations/<slug:slug>/", things.organisation, name="organisation"),
    path("search/", search.search, name="search"),
    path("search/suggest/", suggest.suggest, name="suggest"),
    path("feeds/", feeds.explained, name="feeds"),
    path("feeds/news.<form:form>", feeds.news, name="news_feed"),
    path("feeds/kind/<slug:kind>.<form:form>", feeds.of_kind, name="kind_feed"),
    path("feeds/tags/<slug:slug>.<form:form>", feeds.of_thing, {"thing": "tag"}, name="tag_feed"),
    path("feeds/officials/<slug:slug>.<form:form>", feeds.of_thing, {"thing": "official"}, name="official_feed"),
    path(
        "feeds/organisations/<slug:slug>.<form:form>",
        feeds.of_thing,
        {"thing": "organisation"},
        name="organisation_feed",
    ),
    path("site.webmanifest", machines.manifest, name="manifest"),
    path("opensearch.xml", machines.opensearch, name="opensearch"),
    path("archive/", archive.archive, name="archive"),
    path("archive/<year:year>/", archive.archive_year, name="archive_year"),
    path("archive/<year:year>/<two:month>/", archive.archive_month, name="archive_month"),
    path("archive/<year:year>/<two:month>/<two:day>/", archive.archive_day, name="archive_day"),
]
