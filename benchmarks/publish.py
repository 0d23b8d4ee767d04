"""What publishing costs: `DEBUG=1 DATA_DIR=… [DATABASE_URL=…] .venv/bin/python -m benchmarks.publish`.

WRITES into the newsroom it is given, which must be one that nobody needs (`manage.py demo`): photos, articles, moves.
Publishes RUNS articles with PHOTOS photos each that readers don't have, so that their files are let out with it, and
prints the median and the 95th percentile of `workflow.publish()`, and how long after it another process, which had
the list in store, answers with the article and with the new list. Each article is taken down again, outside the
figures.
"""

import datetime
import http.client
import io
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
os.environ.setdefault("LOG_LEVEL", "ERROR")
django.setup()

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.db import connection
from django.utils import timezone
from PIL import Image

from articles import workflow
from articles.addresses import address
from articles.models import Article, Edition
from benchmarks.bench import serving
from media import library, renditions, safety
from media.models import Photo, SafetyQuestion

RUNS, PHOTOS = 20, 12
SIZE = (2400, 1600)
PORT = 8971
PATIENCE = 5.0  # seconds
PARAGRAPHS = 12
numbers = count(int(time.time()))


def person(name: str) -> User:
    user, _made = get_user_model().objects.get_or_create(
        username=f"benchmark-{name}", defaults={"is_staff": True, "is_superuser": True}
    )
    return user


def photos() -> list[Photo]:
    """Signed photos with all their files, which no text shows."""
    return [_photo() for _ in range(PHOTOS)]


def _photo() -> Photo:
    buffer = io.BytesIO()
    small = Image.effect_noise((SIZE[0] // 8, SIZE[1] // 8), 60).convert("RGB")
    small.resize(SIZE, Image.Resampling.BICUBIC).save(buffer, "JPEG", quality=90)
    number = next(numbers)
    texts = {
        "caption_uk": f"Відкриття школи, знімок {number}",
        "alt_text_uk": "Люди стоять перед новою школою",
        "credit_uk": "Пресслужба",
    }
    made = library.add(buffer.getvalue(), **texts)
    questions = SafetyQuestion.objects.active()
    safety.sign(made, {question.pk: False for question in questions}, by=person("reviewer"))
    return made


def approved(shown: list[Photo]) -> Article:
    """Ready to be published in Ukrainian."""
    number, writer = next(numbers), person("writer")
    paragraph = "<p>У новій школі навчатимуться триста дітей громади. Будівлю звели за два роки.</p>"
    figures = [f'<figure data-photo="{photo.pk}"></figure>' for photo in shown[1:]]
    story = Article(
        headline_uk=f"Міністерство відкрило школу № {number}",
        lead_uk="Сьогодні у громаді відкрили нову школу.",
        body_uk="".join(paragraph * (PARAGRAPHS // 2) + figure for figure in figures),
        event_on=timezone.localdate(),
        created_by=writer,
        lead_photo=shown[0],
    )
    workflow.tidy(story)
    story.save()
    workflow.touch(story, by=writer)
    workflow.submit(story, "uk", by=writer)
    workflow.approve(story, "uk", by=person("reviewer"))
    return story


@contextmanager
def reader() -> Iterator[Callable[[str], bytes]]:
    """Asks another process for a page, over one connection that stays open."""
    with serving(PORT, "newsroom.wsgi:application"):
        asking = http.client.HTTPConnection("127.0.0.1", PORT)

        def ask(path: str) -> bytes:
            asking.request("GET", path)
            answer = asking.getresponse()
            body = answer.read()
            return body if answer.status == 200 else b""

        yield ask
        asking.close()


def milliseconds(act: Callable[[], Any]) -> float:
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def until(is_there: Callable[[], bool]) -> None:
    end = time.perf_counter() + PATIENCE
    while not is_there():
        assert time.perf_counter() < end, "it never came"


def run(shown: list[Photo], ask: Callable[[str], bytes]) -> tuple[float, float, float, float]:
    """Milliseconds: of the call, of its CPU, until the article is there, until the list has it too."""
    story, publisher = approved(shown), person("publisher")
    news = address("uk", "news")
    ask(news)
    cpu = time.process_time()
    call = milliseconds(lambda: workflow.publish(story, "uk", by=publisher))
    cpu = (time.process_time() - cpu) * 1000
    path = address("uk", "article", Edition.objects.filter(article=story).latest("sequence").slug)
    start = time.perf_counter()
    until(lambda: bool(ask(path)))
    article = (time.perf_counter() - start) * 1000
    until(lambda: path.encode() in ask(news))
    listed = (time.perf_counter() - start) * 1000
    later = timezone.now() + datetime.timedelta(microseconds=1)
    workflow.take_down(story, "uk", by=publisher, notice="Вимір.", now=later)
    return call, cpu, article, listed


def main() -> None:
    out = sys.stdout.write
    shown = photos()
    files = sum(len(renditions.names(photo)) for photo in shown)
    with reader() as ask:
        run(shown, ask)
        found = [run(shown, ask) for _ in range(RUNS)]
    load = os.getloadavg()[0]
    out(f"{connection.vendor}, {Edition.objects.count()} editions; {PHOTOS} photos, {files} files; load {load:.1f}\n")
    out(f"{'milliseconds':28} {'median':>8} {'p95':>8}\n")
    names = ("publish()", "its CPU", "then: the article is there", "then: the list has it")
    for name, times in zip(names, zip(*found, strict=True), strict=True):
        out(f"{name:28} {statistics.median(times):8.1f} {statistics.quantiles(times, n=20)[-1]:8.1f}\n")


if __name__ == "__main__":
    main()
