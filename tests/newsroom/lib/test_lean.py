"""A page as text alone: what goes, what stays, where its links lead, and how a long one is parted."""

import re

import pytest

from newsroom.lib.lean import LIMIT, Words, keep_parameter, text_only

WORDS = Words(photo="Фото", part="Частина {number} з {count}", earlier="Назад", later="Далі")


def lean(body: str, head: str = "", **more: object) -> str:
    page = f'<!doctype html><html lang="uk"><head><title>Т</title>{head}</head><body>{body}</body></html>'
    text = text_only(page, "/static/site/text.css", WORDS, **more)  # type: ignore[arg-type]
    return re.sub(r"\s+(?=<)|(?<=>)\s+", "", text)  # the spaces beside a tag are nothing to look at


def test_pictures_scripts_styles_and_decoration_go() -> None:
    page = lean(
        '<p class="x" data-y="1">Текст<svg></svg><script>1</script><i aria-hidden="true">†</i></p>',
        '<link rel="preload" href="f.woff2"><link rel="stylesheet" href="a.css"><link rel="canonical" href="https://n/">'
        '<meta property="og:title" content="Т"><script src="a.js"></script>',
    )
    assert "<p>Текст</p>" in page
    assert not re.search("woff2|a.css|a.js|svg|script|og:|†", page)
    assert 'rel="canonical" href="https://n/"' in page
    assert page.count("stylesheet") == 1


def test_picture_is_told_in_words_and_an_ornament_is_not() -> None:
    picture = '<picture><source srcset="a.avif"><img src="a.jpg" alt="{}"></picture>'
    assert lean(f"<p>{picture.format('Міст &lt;b&gt;')}</p>").count("<p>[Фото: Міст &lt;b&gt;]</p>") == 1
    assert "<p></p>" in lean(f"<p>{picture.format('')}</p>")


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("/news/", "/news/?text"),
        ("/news/#a", "/news/?text#a"),
        ("?before=1", "?before=1&text"),
        ("#main", "#main"),
        ("", ""),
        ("/media/a.jpg", "/media/a.jpg"),
        ("/admin/", "/admin/"),
        ("https://e.example/", "https://e.example/"),
        ("//e.example/", "//e.example/"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("tel:+380", "tel:+380"),
        ("http://[broken", "http://[broken"),
    ],
)
def test_links_within_the_site_stay_in_the_text_version(address: str, kept: str) -> None:
    assert keep_parameter(address) == kept


def test_way_back_downloads_and_forms() -> None:
    page = lean('<a rel="alternate nofollow" href="/a/">1</a><a download href="/b/">2</a><form action="/s/"></form>')
    assert 'href="/a/"' in page
    assert 'href="/b/"' in page
    assert '<input type="hidden" name="text" value="">' in page


def parts_of(main: str, **more: object) -> list[str]:
    page = lean(f"<nav>Меню</nav><main><h1>Назва</h1>{main}</main>", part=1, **more)
    count = int((re.search(r"Частина 1 з (\d+)", page) or [0, 1])[1])
    return [lean(f"<nav>Меню</nav><main><h1>Назва</h1>{main}</main>", part=n, **more) for n in range(1, count + 1)]


WORDY = "слово " * 9
PARAGRAPHS = "".join(f"<p>річ {n} {WORDY}{WORDY}</p>" for n in range(500))
LIST = "".join(f'<li><a href="/{n}/">річ {n}</a> {WORDY}</li>' for n in range(900))
TABLE = "".join(f"<tr><th>річ {n}</th><td>{WORDY}</td></tr>" for n in range(900))
TREE = "".join(f"<li>річ {n}<ul><li>{WORDY * 3}</li></ul></li>" for n in range(400))


@pytest.mark.parametrize(
    "main",
    [
        PARAGRAPHS,
        f"<div><ul>{LIST}</ul></div>",
        f"<table><tbody>{TABLE}</tbody></table>",
        f"<ul><li>корінь<ul>{TREE}</ul></li></ul>",
        f"<section>{PARAGRAPHS}</section><section><ul>{LIST}</ul></section>",
    ],
)
def test_long_page_comes_in_parts_that_together_are_the_whole(main: str) -> None:
    parts = parts_of(main)
    assert len(parts) > 2
    assert all(len(part.encode()) <= LIMIT for part in parts)
    assert all("<h1>Назва</h1>" in part and "Меню" in part for part in parts)
    things = re.findall(r"річ \d+", main)
    assert [thing for part in parts for thing in re.findall(r"річ \d+", part)] == things


def test_parts_are_linked_with_the_pages_own_question() -> None:
    main = "".join(f"<p>{'слово ' * 50}</p>" for _ in range(100))
    pages = parts_of(main, query='q="1&before=2')
    assert '<a href="?q=&quot;1&amp;before=2&amp;text=2">Далі</a>' in pages[0]
    assert "Назад" not in pages[0]
    assert "Далі" not in pages[-1]


@pytest.mark.parametrize("part", [0, 99, 9999])
def test_part_that_is_not_there_is_the_nearest_one(part: int) -> None:
    main = "".join(f"<p>{'слово ' * 50}</p>" for _ in range(100))
    assert "Частина " in lean(f"<main>{main}</main>", part=part)


def test_short_page_says_nothing_of_parts() -> None:
    assert "Частина" not in lean("<main><p>Коротко.</p></main>")
