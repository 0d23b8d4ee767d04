"""Lighthouse's marks for the main kinds of pages: `DEBUG=1 .venv/bin/python -m benchmarks.lighthouse`.

It loads the demo newsroom, serves it as in production and looks at each page as a cheap phone on a slow line does.
Marks for speed depend on how busy the machine is, so each page is looked at three times and the best counts.
"""

import os
import tempfile
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django.setup()

from tests.site.crawl import Crawl, richest
from tests.site.lighthouse import lighthouse
from tests.site.stand import fill, served

KINDS = ("articles:front", "articles:article", "articles:news", "articles:official", "articles:gallery")
TIMES = 3


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder))
        with served(Path(folder)) as address:
            paths = richest(Crawl(address).walk())
            for kind in KINDS:
                address_of_page, report = address + paths[f"{kind}/uk"], Path(folder) / "report.json"
                reports = [lighthouse(address_of_page, report) for _ in range(TIMES)]
                best = max(reports, key=lambda report: report["categories"]["performance"]["score"])
                marks = {name: round(one["score"] * 100) for name, one in best["categories"].items()}
                times = [
                    f"{name} {best['audits'][audit]['displayValue']}"
                    for name, audit in (("LCP", "largest-contentful-paint"), ("CLS", "cumulative-layout-shift"))
                ]
                print(kind, marks, *times, flush=True)


if __name__ == "__main__":
    main()
