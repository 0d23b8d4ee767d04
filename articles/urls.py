"""The public addresses, the same under `/` and `/en/`."""

from django.urls import path, register_converter

from articles.views import archive, photos, public, things


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


register_converter(Year, "year")
register_converter(TwoDigits, "two")

app_name = "articles"
urlpatterns = [
    path("", public.front, name="front"),
    path("news/", public.news, name="news"),
    path("news/<slug:slug>/", public.article, name="article"),
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
    path("archive/", archive.archive, name="archive"),
    path("archive/<year:year>/", archive.archive_year, name="archive_year"),
    path("archive/<year:year>/<two:month>/", archive.archive_month, name="archive_month"),
    path("archive/<year:year>/<two:month>/<two:day>/", archive.archive_day, name="archive_day"),
]
