import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.lib.html import Block, blocks, clean, plain, words
from newsroom.lib.typography import tidy_html


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("<p>Текст</p>", "<p>Текст</p>"),
        ("Текст <b>без</b> абзацу", "<p>Текст <strong>без</strong> абзацу</p>"),
        ("<h1 class=x style='color:red'>A</h1><h5>B</h5>", "<h2>A</h2><h3>B</h3>"),
        ("<p><b>a</b> <i>b</i> <u>c</u></p>", "<p><strong>a</strong> <em>b</em> c</p>"),
        ("<div>a<p>b</p>c</div>", "<p>a</p><p>b</p><p>c</p>"),
        ("<div><div>a</div></div>", "<p>a</p>"),
        ("<b id=docs-internal><p>a</p><p>b</p></b>", "<p>a</p><p>b</p>"),
        ("<p> </p><p>&nbsp;</p><p><br></p><p><b> </b></p>", ""),
        ("<p>a<!-- secret --></p>", "<p>a</p>"),
        ("<p> a \n b<br></p>", "<p>a b</p>"),
        ("<p>a<br>b</p>", "<p>a<br>b</p>"),
        ("<p>1 &lt; 2 &amp; 3</p>", "<p>1 &lt; 2 &amp; 3</p>"),
        ("<p>a&nbsp;b</p>", "<p>a\u00a0b</p>"),
        ("<ul><li><p>a</p></li><li>b<ul><li>c</ul></ul>", "<ul><li>a</li><li><p>b</p><ul><li>c</li></ul></li></ul>"),
        ("<ol><li></li></ol>", ""),
        ("<footer>a</footer>", "<p>a</p>"),
        ("<figure><img src=x><figcaption>підпис</figcaption></figure>", "<p>підпис</p>"),
        ('<figure data-photo="7" class="x"></figure>', '<figure data-photo="7"></figure>'),
        (
            "<figure data-gallery=7><figcaption>a <b>b</b></figcaption></figure>",
            '<figure data-gallery="7"><figcaption>a <strong>b</strong></figcaption></figure>',
        ),
        ("<figure data-photo='7x'>a</figure>", "<p>a</p>"),
        (
            "<blockquote data-speaker=12 cite=x>Так<footer>Міністр</footer></blockquote>",
            '<blockquote data-speaker="12"><p>Так</p><footer>Міністр</footer></blockquote>',
        ),
        ("<blockquote data-speaker='x'><p>Так</p></blockquote>", "<blockquote><p>Так</p></blockquote>"),
        ("<blockquote><blockquote>a</blockquote></blockquote>", "<blockquote><p>a</p></blockquote>"),
        (
            "<table class=x><caption>t</caption>"
            "<thead><tr><th scope=col colspan=2>h</thead><tr><td><p>x</p><td rowspan=1>",
            '<p>t</p><table><thead><tr><th colspan="2" scope="col">h</th></tr></thead>'
            "<tbody><tr><td>x</td><td></td></tr></tbody></table>",
        ),
    ],
)
def test_pasted_html_is_written_anew(pasted, kept):
    assert clean(pasted) == kept
    assert clean(kept) == kept


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://a.ua/?a=1&amp;b=2", "https://a.ua/?a=1&amp;b=2"),
        ("http://a.ua", "http://a.ua"),
        ("mailto:press@a.ua", "mailto:press@a.ua"),
        ("tel:+380441234567", "tel:+380441234567"),
        ("/news/x/", "/news/x/"),
        ("/", "/"),
        (" /x y ", "/x%20y"),
        ("/x&#10;y", "/xy"),
    ],
)
def test_links_people_need_stay(address, kept):
    assert clean(f'<a href="{address}" rel="noopener" target="_blank">x</a>') == f'<p><a href="{kept}">x</a></p>'


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java&#9;script:alert(1)",
        "&#1;javascript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example",
        "/\\evil.example",
        "/&#9;/evil.example",
        "\\\\evil.example",
        "https:evil",
        "http://",
        "news/x",
        "#x",
        "?x",
        "",
    ],
)
def test_links_that_lead_astray_lose_only_the_link(address):
    assert clean(f'<a href="{address}">слово</a>') == "<p>слово</p>"


ATTACKS = [
    "<script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<p onclick=alert(1) onmouseover='alert(2)'>x</p>",
    "<svg onload=alert(1)><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<style>body{background:url(javascript:alert(1))}</style>",
    "<p style='background:url(javascript:alert(1))'>x</p>",
    "<iframe src='javascript:alert(1)'></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data='data:text/html;base64,PHNjcmlwdD4='></object><embed src=x>",
    "<template><script>alert(1)</script></template>",
    "<textarea><img src=x onerror=alert(1)></textarea>",
    "<title><img src=x onerror=alert(1)></title>",
    "<xmp><img src=x onerror=alert(1)></xmp>",
    "<select><style></select><img src=x onerror=alert(1)></style></select>",
    "<table><td><svg><desc><script>alert(1)</script></desc></svg></table>",
    "<a href='x' style='x' onfocus=alert(1) autofocus>y</a>",
    "<blockquote data-speaker='1\" onclick=\"alert(1)'>x</blockquote>",
    "<figure data-photo='1\" onclick=\"alert(1)'>x</figure>",
    "<base href=//evil><meta http-equiv=refresh content='0;url=//evil'><link rel=stylesheet href=//evil>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
    '<a href="https://a.ua/&quot; onclick=&quot;alert(1)">x</a>',
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "<video><source onerror=alert(1)></video>",
    "<input onfocus=alert(1) autofocus><button formaction=javascript:alert(1)>x</button>",
]
TAG = re.compile(
    r"</?(?:p|h2|h3|ul|ol|li|table|thead|tbody|tr|strong|em|br|footer|figcaption)>|</(?:a|blockquote|figure|td|th)>"
    r'|<a href="(?:https?://[^"<>]+|mailto:[^"<>]+|tel:[^"<>]+|/[^"<>]*)">|<blockquote(?: data-speaker="\d+")?>'
    r'|<figure data-(?:photo|gallery)="\d+">|<t[dh](?: (?:colspan|rowspan|scope)="\w+")*>'
)


def assert_harmless(html):
    assert "<" not in TAG.sub("", html)
    assert ">" not in TAG.sub("", html)


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize(
    "around", ["{}", "<p>a{}b</p>", "<div><ul><li>{}", "<table><tr><td>{}", "<b><a href=/x>{}</a></b>"]
)
def test_attack_leaves_only_harmless_markup(attack, around):
    cleaned = clean(around.format(attack))
    assert_harmless(cleaned)
    assert clean(cleaned) == cleaned


def test_very_deep_nesting_keeps_the_text():
    assert "слово" in clean("<div>" * 3000 + "слово" + "</div>" * 3000)
    assert "слово" in clean("<ul><li>" * 400 + "слово")
    assert "слово" in plain("<div>" * 3000 + "слово")


def test_characters_no_feed_may_carry_are_dropped():
    assert clean("<p>а\x00б\x0bв\ud800г&#1;д\ufffe</p>") == "<p>абвгд</p>"


NAMES = [
    "p",
    "div",
    "h1",
    "h2",
    "h4",
    "ul",
    "ol",
    "li",
    "blockquote",
    "footer",
    "figure",
    "figcaption",
    "table",
    "thead",
    "tbody",
    "tr",
    "td",
    "th",
    "caption",
    "a",
    "b",
    "strong",
    "i",
    "em",
    "br",
    "span",
    "svg",
    "math",
    "style",
    "script",
    "template",
    "noscript",
    "mtext",
    "select",
    "pre",
]
WORDS = st.sampled_from(["слово", " ", "&nbsp;", "&lt;", "&amp;lt;", "\n", "<", ">", '"', "x", "<!--", "-->"])
ATTRIBUTES = st.sampled_from(
    [
        "",
        "",
        " href=/a",
        " href='https://a.ua/?a&amp;b'",
        " data-photo=1",
        " data-speaker=2",
        " data-gallery=x",
        " colspan=3",
    ]
)
OPEN = st.builds("<{}{}>".format, st.sampled_from(NAMES), ATTRIBUTES)
CLOSE = st.sampled_from(NAMES).map("</{}>".format)
SOUP = st.lists(st.one_of(WORDS, OPEN, OPEN, CLOSE), max_size=20).map("".join)


@settings(deadline=None)
@given(st.one_of(SOUP, st.text()))
def test_cleaning_twice_changes_nothing_more(html):
    cleaned = clean(html)
    assert_harmless(cleaned)
    assert clean(cleaned) == cleaned


@settings(deadline=None)
@given(SOUP)
def test_pieces_are_those_of_the_cleaned_body(html):
    found = blocks(html)
    assert blocks(clean(html)) == found
    assert not any(one.kind == two.kind == "html" for one, two in pairwise(found))


@settings(deadline=None)
@given(SOUP)
def test_tidied_body_stays_clean(html):
    tidied = tidy_html(clean(html), "uk").text
    assert_harmless(tidied)
    assert plain(clean(tidied)).split() == plain(tidied).split()


def test_body_is_cut_into_its_pieces():
    body = (
        "<h2>A</h2><p>b</p><blockquote data-speaker=12><p>Так</p><p>Ні</p><footer>Міністр <b>М</b></footer>"
        "</blockquote><p>c</p><figure data-photo=3><figcaption>На <b>фото</b> &amp; поруч</figcaption></figure>"
        "<figure data-gallery=4></figure><blockquote>Хтось</blockquote>"
    )
    assert blocks(body) == [
        Block("html", "<h2>A</h2><p>b</p>"),
        Block("quotation", "<p>Так</p><p>Ні</p>", 12, "Міністр М"),
        Block("html", "<p>c</p>"),
        Block("photo", "", 3, "На фото & поруч"),
        Block("gallery", "", 4, ""),
        Block("quotation", "<p>Хтось</p>"),
    ]


def test_empty_body_has_no_pieces():
    assert blocks("") == []
    assert plain("") == ""
    assert words("") == 0


def test_plain_text_has_a_line_for_each_block():
    body = "<h2>A</h2><p>b <strong>c</strong>d<br>e</p><ul><li>f</li></ul><table><tr><td>g</td><td>h</td></tr></table>"
    assert plain(body) == "A\nb cd\ne\nf\ng\th"
    assert plain("a<script>x</script>&lt;b&gt;") == "a<b>"


def test_words_with_hyphens_and_apostrophes_count_once():
    assert words("<p>Будь-який об’єкт — 10 тонн</p><p>it's</p>") == 5
