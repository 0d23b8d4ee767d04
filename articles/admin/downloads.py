"""The log of downloads calls an article by its headline: `media` knows no articles."""

from django.contrib import admin
from django.db.models import OuterRef, Subquery, When
from django.http import HttpRequest

from articles.models import Article
from media.admin.downloads import DownloadAdmin
from media.models import Download

admin.site.unregister(Download)


@admin.register(Download)
class NewsroomDownloadAdmin(DownloadAdmin):
    def names(self, request: HttpRequest) -> list[When]:
        visible = Article.objects.visible_to(request.user)
        headline = visible.filter(pk=OuterRef("thing_id")).values("headline_uk")
        return [*super().names(request), When(kind=Download.Kind.ARTICLE, then=Subquery(headline))]
