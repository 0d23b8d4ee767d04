"""Every page of the desk, with real content, on a phone at night and at a desk by day, in one walk.

Which pages there are says the access table; a new one is walked by itself.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import Literal, NamedTuple

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import CharField, JSONField, TextField
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from articles import workflow
from articles.models import Appointment, Article, Edition, Official, Organisation, Synonym, Tag
from articles.roles import REVIEWER, WRITER
from articles.workflow import sharing
from articles.workflow.assignment import assign
from media.models import Photo, SafetyQuestion
from tests import factories as newsroom
from tests.accessibility import GRAVE, told, violations
from tests.articles.admin.conftest import client_of, person
from tests.articles.admin.test_desk_in_browser import enter, form_of
from tests.articles.test_access_table import World, address_of, table
from tests.newsroom.signin.conftest import add_app, recovery_codes, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


class Look(NamedTuple):
    where: str
    width: int
    height: int
    scheme: Literal["light", "dark"]


DESK, PHONE = Look("desk", 1280, 900, "light"), Look("phone", 390, 844, "dark")
FIREFOX = "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0"
ENDS_THE_WALK = {"admin:logout", "account_logout"}  # asked with GET they only ask back, but a mistake would end all
BY = ("duty", "reviewer", "photo", "administrator", "archivist", "writer", "translator", "publisher")


def latin(text: str) -> set[str]:
    return {word for word in re.findall(r"[A-Za-z]+", text) if len(word) > 1}


# What is called so in Ukrainian too.
NAMES = latin(
    "English QR PIN UTC CSV JSON JPEG PNG WebP AVIF TIFF EXIF IPTC URL HTML SHA ID Telegram Google Microsoft "
    "Authenticator FAS Aegis Firefox Windows Chrome Linux Mac Esc Ctrl Alt Enter Shift CC BY GIF HEIC null"
)
# Words that are said, read out or shown in place of something; without code, and without what is marked as English.
SAID = """() => {
  const apart = 'script, style, code, pre, textarea, svg, .material-icons, [lang]:not([lang=uk])'
  const isOurs = each => !each.closest(apart)
  const said = [document.title]
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) if (isOurs(walker.currentNode.parentElement)) said.push(walker.currentNode.data)
  for (const each of document.body.querySelectorAll('[alt], [title], [aria-label], [placeholder]'))
    if (isOurs(each)) for (const name of ['alt', 'title', 'aria-label', 'placeholder'])
      said.push(each.getAttribute(name) || '')
  for (const each of document.body.querySelectorAll('input[type=submit], input[type=button]')) said.push(each.value)
  return said.join(' \\n ')
}"""


def full_story(world: World) -> Article:
    """Both languages on the site, then changed: a stale translation, an emergency, a task, a shared preview."""
    now = timezone.now()
    lead, inside, third = newsroom.photo(), newsroom.photo(), newsroom.photo()
    newsroom.gallery(inside, third)
    speaker = Official.objects.get(pk=world.things["official"])
    Appointment.objects.create(official=speaker, position_id=world.things["position"], from_on=date(2020, 1, 1))
    quoted = (
        f'<blockquote data-speaker="{speaker.pk}"><p>Школа чекала на це <strong>три роки</strong>.</p></blockquote>'
    )
    table_uk = "<table><tbody><tr><th>Рік</th><th>Дітей</th></tr><tr><td>2026</td><td>320</td></tr></tbody></table>"
    figure = f'<figure data-photo="{inside.pk}"><figcaption>Перший дзвоник</figcaption></figure>'
    story = newsroom.article(
        lead_photo=lead,
        body_uk=f"<p>Навчатимуться 320 дітей.</p><h2>Набір</h2>{quoted}{figure}{table_uk}<ul><li>Перше</li></ul>",
        body_en="<p>The school has 320 places.</p>",
    )
    story.mentions.create(official=speaker)
    story.mentions.create(organisation_id=world.things["organisation"], position=1)
    story.tags.add(Tag.objects.get(pk=world.things["tag"]))
    newsroom.published(story, at=now - timedelta(hours=2))
    newsroom.published(story, "en", at=now - timedelta(hours=2))
    changed = (story.body_uk or "").replace("320 дітей", "340 дітей")
    newsroom.edit(story, now=now - timedelta(hours=1), body_uk=changed, lead_uk="Відкрили нову школу на 340 місць.")
    workflow.emergency(story, "uk", by=newsroom.danylo(), note="Змінилося число місць", now=now - timedelta(hours=1))
    newsroom.edit(story, now=now, lead_uk="У громаді відкрили нову школу на 340 місць.")
    taras = person("taras", REVIEWER)
    assign(story, "en", by=taras, to=person("sofiia", WRITER), due_at=now + timedelta(hours=1))
    sharing.share(story, "uk", by=taras, note="Міністрові на погодження")
    workflow.submit(story, "uk", by=newsroom.olena())
    return story


def is_page(client: Client, address: str) -> bool:
    answer = client.get(address)
    answer.close()
    return answer.status_code == 200 and answer["Content-Type"].startswith("text/html")


def pages_of_the_desk(world: World, story: Article) -> Iterator[tuple[str, str]]:
    """(column, address): each page by somebody who may do the most there. What no role may open, nobody meets."""
    numbers = world.of(story)
    for row in table():
        for cell in ("change", "read"):
            columns = [column for column in BY if row.answers[column] == cell]
            if columns and row.address not in ENDS_THE_WALK:
                if is_page(world.clients[columns[0]], address_of(row, numbers)):
                    yield columns[0], address_of(row, numbers)
                break


def own_pages(world: World, client: Client) -> Iterator[str]:
    """One's own account: as it answers to this person now."""
    for row in table():
        is_own = "own" in row.answers.values() and "{" not in row.about and row.address not in ENDS_THE_WALK
        if is_own and is_page(client, address_of(row, world.things)):
            yield address_of(row, world.things)


def with_app() -> Client:
    """Signed in just now with a password and a code."""
    root = User.objects.create_superuser("halyna", password="four words without sense", first_name="Галина")
    add_app(root)
    client = Client(headers={"User-Agent": FIREFOX})
    sign_in(client, "halyna")
    client.post("/admin/account/factor/code/", {"code": recovery_codes(root)[0]})
    return client


def half_in() -> Client:
    """The password is said, the code not yet."""
    add_app(User.objects.create_superuser("stepan", password="four words without sense", first_name="Степан"))
    client = Client(headers={"User-Agent": FIREFOX})
    sign_in(client, "stepan")
    return client


def content_words() -> set[str]:
    """Latin words that people wrote: of articles, photos and names."""
    words = set()
    for model in (Article, Edition, Photo, Tag, Organisation, Official, SafetyQuestion, Synonym, User):
        names = [f.name for f in model._meta.fields if isinstance(f, CharField | TextField | JSONField)]
        for row in model._default_manager.values_list(*names):
            words |= latin(" ".join(map(str, row)))
    return words


def without_code(text: str) -> str:
    """Without addresses, file names, hashes, hidden parts of them and dotted names of events."""
    return re.sub(r"\S+\*{3}\S*|\S*[/@\\]\S*|\b[\w-]+\.[a-z]\S*|\b(?=\S*\d)[\w.-]{3,}…?", " ", text)


def faults(page: Page, names: set[str], looks: Iterable[Look]) -> Iterator[str]:
    foreign = latin(without_code(page.evaluate(SAID))) - names
    if foreign:
        yield f"not Ukrainian: {', '.join(sorted(foreign))}"
    for look in looks:
        look_at(page, look)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > look.width:
            yield f"{look.where}: {width} px wide"
        yield from (f"{look.where}: {one}" for one in told(violations(page, iframes=False), of=GRAVE))


def look_at(page: Page, look: Look) -> None:
    page.set_viewport_size({"width": look.width, "height": look.height})
    page.emulate_media(color_scheme=look.scheme)
    page.evaluate("document.getAnimations().forEach(each => each.finish())")  # links fade from one colour to the other


def walk(page: Page, site: LiveServer, addresses: list[str], names: set[str]) -> Iterator[str]:
    looks = (DESK, PHONE)
    for address in addresses:
        answer = page.goto(site.url + address)
        assert answer
        if answer.status != 200 or page.url.removeprefix(site.url) != address:
            yield f"{address}: {answer.status}, {page.url}"
        for fault in faults(page, names, looks):
            yield f"{address}: {fault}"
        looks = looks[::-1]  # the next page comes to the window as it is: drawing one anew takes as long as opening it


def test_every_page_of_the_desk_fits_is_readable_to_all_and_ukrainian(
    live_server: LiveServer, open_page: Callable[..., Page]
) -> None:
    world = World()
    story = full_story(world)
    root = User.objects.get(pk=world.things["superuser"])
    people = [(client, list(own_pages(world, client))) for client in (with_app(), client_of(root), Client())]
    people.append((half_in(), [reverse("mfa_authenticate")]))
    people.append((client_of(root), [reverse("admin:index"), form_of(story)]))
    pages = list(pages_of_the_desk(world, story))
    people += [(world.clients[column], [page for who, page in pages if who == column]) for column in BY]
    assert sum(len(addresses) for _client, addresses in people) > 100
    newsroom.person("colleague", password="four words without sense")
    names = NAMES | content_words()
    found = []
    for client, addresses in people:
        page = open_page()
        look_at(page, DESK)
        if settings.SESSION_COOKIE_NAME in client.cookies:
            enter(page, live_server, client)
        found += walk(page, live_server, addresses, names)
        page.goto("about:blank")  # an open form goes on asking by itself
    assert not found, "\n".join(["These pages of the desk are not as they must be:", *found])
