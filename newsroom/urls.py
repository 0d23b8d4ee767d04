"""Every address of the site. Public ones live at `/` in Ukrainian and at `/en/` in English."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, re_path, register_converter
from django.urls.converters import IntConverter
from django.views.i18n import set_language

from articles.views import machines, previews, sitemaps
from newsroom import desk
from newsroom.views import favicon, healthz, unknown_address


class Part(IntConverter):
    """The number of a part: one spelling of each, and none that a database could not hold once it is multiplied."""

    regex = "0|[1-9][0-9]{0,6}"


register_converter(Part, "part")

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("favicon.ico", favicon),
    path("robots.txt", machines.robots),
    path("humans.txt", machines.humans),
    path(".well-known/security.txt", machines.security),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemaps/pages.xml", sitemaps.pages, name="sitemap_pages"),
    path("sitemaps/news.xml", sitemaps.news, name="sitemap_news"),
    path("sitemaps/articles-<part:number>.xml", sitemaps.articles, name="sitemap_articles"),
    path("sitemaps/galleries-<part:number>.xml", sitemaps.galleries, name="sitemap_galleries"),
    path("preview/<str:token>/", previews.shared, name="shared_preview"),
    path("preview/<str:token>/photos/<str:number>/<str:name>", previews.shared_photo, name="shared_photo"),
    path("admin/language/", set_language, name="set_language"),
    path("", include("media.views.urls")),  # before the desk: the photo previews live under admin/ too
    path("admin/", admin.site.admin_view(desk.front), name="desk"),
    path("admin/", include("newsroom.signin.urls")),  # before the desk, whose own pages for it these replace
    path("admin/", admin.site.urls),
    *i18n_patterns(path("", include("articles.urls")), prefix_default_language=False),
    re_path(r"", unknown_address),
]

handler404 = "newsroom.views.page_not_found"
handler500 = "newsroom.views.server_error"
