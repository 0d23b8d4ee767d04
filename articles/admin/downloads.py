"""The log of downloads calls an article by its headline: `media` knows no articles."""

from django.contrib import admin
from django.db.models import OuterRef, Subquery, When

from articles.models import Article
from media.admin.downloads import DownloadAdmin
from media.models import Download

admin.site.unregister(Download)


@admin.register(Download)
class NewsroomDownloadAdmin(DownloadAdmin):
    def names(self) -> list[When]:
        headline = Article.objects.filter(pk=OuterRef("thing_id")).values("headline_uk")
        return [*super().names(), When(kind=Download.Kind.ARTICLE, then=Subquery(headline))]
