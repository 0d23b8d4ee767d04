"""The server's door: `granian --interface wsgi newsroom.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

django = get_wsgi_application()

from newsroom.pagecache import PageCache, purge  # noqa: E402  (there are no models before)

application = PageCache(django)
purge.start()
