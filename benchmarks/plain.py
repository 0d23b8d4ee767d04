"""The plain one-query ORM page of `benchmarks.pages` as a WSGI application, for `benchmarks.bench` to compare with.

`python -m benchmarks.plain` prints as JSON which pages are asked for, and the number of the plain page's text.
"""

import json
from urllib.parse import quote

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler

from benchmarks.pages import USUAL, pages, plain_key  # sets Django up

ASKED = ("article", "news list", "deep news list", "tag", "archive day")

settings.MIDDLEWARE = USUAL
settings.DEBUG = False
application = WSGIHandler()

if __name__ == "__main__":
    found = pages()
    asked = {name: found[name] for name in ASKED}
    print(json.dumps({"plain": plain_key(), **asked, "search": f"/search/?q={quote('міністерство')}"}))
