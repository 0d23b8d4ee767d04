import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsroom.lib.typography import Change, tidy, tidy_html

N = "\u00a0"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('"Слово"', "«Слово»"),
        ("“Слово”", "«Слово»"),
        ("„Слово“", "«Слово»"),
        ("«Слово»", "«Слово»"),
        ('"ТОВ "Ромашка""', "«ТОВ „Ромашка“»"),
        ('«Газета "День" пише»', "«Газета „День“ пише»"),
        ('("тут")', "(«тут»)"),
        ('труба 5" довга', 'труба 5" довга'),
        ("Слово - діло", f"Слово{N}— діло"),
        ("Слово – діло", f"Слово{N}— діло"),
        ("Слово — діло", f"Слово{N}— діло"),
        ('"Так", - заявив міністр', f"«Так»,{N}— заявив міністр"),
        ("Так, -- каже", "Так, -- каже"),
        ('"Так"- каже', f"«Так»{N}— каже"),
        ('»- -  - "', "»- - - »"),
        ("Слово - - - діло", "Слово - - - діло"),
        ("уночі - -5°", f"уночі{N}— -5°"),
        ("- Добрий день", f"—{N}Добрий день"),
        ("будь-який", "будь-який"),
        ("об'єкт", "об’єкт"),
        ("обʼєкт", "об’єкт"),
        ("об`єкт", "об’єкт"),
        ('об"єкт', "об’єкт"),
        ("Чекаємо...", "Чекаємо…"),
        ("10-15 танків", "10–15 танків"),
        ("2024-2025", "2024–2025"),
        ("1,5-2 км", f"1,5–2{N}км"),
        ("10:00-12:30", "10:00–12:30"),
        ("2025-08-22", "2025-08-22"),
        ("22-08-2025", "22-08-2025"),
        ("044-123-45-67", "044-123-45-67"),
        ("(044) 123-456", "(044) 123-456"),
        ("F-16 і Ту-95", f"F-16 і{N}Ту-95"),
        ("рахунок 3-1", "рахунок 3-1"),
        ("№ 15-20", f"№{N}15-20"),
        ("8-10-й", "8-10-й"),
        ("у Києві та в полі", f"у{N}Києві та{N}в{N}полі"),
        ("Не по горах", f"Не{N}по{N}горах"),
        ("2025 р.", f"2025{N}р."),
        ("5 млн і 7 млрд", f"5{N}млн і{N}7{N}млрд"),
        ("10 тис. осіб", f"10{N}тис. осіб"),
        ("10 %", f"10{N}%"),
        ("№5", f"№{N}5"),
        ("№ 5", f"№{N}5"),
        ("Т. Г. Шевченко", f"Т.{N}Г.{N}Шевченко"),
        ("Т.Г. Шевченко", f"Т.Г.{N}Шевченко"),
        ("два  пробіли", "два пробіли"),
        ("кінець  ", "кінець"),
        ("https://mod.gov.ua/a--b/10-15...", "https://mod.gov.ua/a--b/10-15..."),
        ("mod.gov.ua/x-1-2", "mod.gov.ua/x-1-2"),
    ],
)
def test_ukrainian_is_set_by_the_rules(typed, printed):
    assert tidy(typed, "uk").text == printed
    assert tidy(printed, "uk").text == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('He said "yes"', "He said “yes”"),
        ("It's the soldiers' day", "It’s the soldiers’ day"),
        ("the '90s", "the ’90s"),
        ("This - that", f"This{N}— that"),
        ("this--that", "this—that"),
        ("well-known --flag", "well-known --flag"),
        ("Wait...", "Wait…"),
        ("pages 10-15", "pages 10–15"),
        ("a boy in a field", "a boy in a field"),
    ],
)
def test_english_is_set_modestly(typed, printed):
    assert tidy(typed, "en").text == printed
    assert tidy(printed, "en").text == printed


def test_quotation_may_run_over_paragraphs():
    assert tidy('"Перший абзац.\nДругий абзац".', "uk").text == "«Перший абзац.\nДругий абзац»."


def test_quotation_marks_may_stand_in_different_tags():
    html = '<p>"<strong>Так</strong>", - сказав <em>"він</em>".</p>'
    assert tidy_html(html, "uk").text == f"<p>«<strong>Так</strong>»,{N}— сказав <em>«він</em>».</p>"


def test_quotation_of_one_paragraph_does_not_open_the_next():
    assert tidy_html('<p>"Так</p><p>"Ні"</p>', "uk").text == "<p>«Так</p><p>«Ні»</p>"


@pytest.mark.parametrize(
    "html",
    [
        '<p><a href="https://a.ua/?q=1 - 2...&amp;x=1" title="a - b">тут</a></p>',
        '<pre>"x" - 10-15...</pre>',
        '<p><code>a - "b"</code></p>',
        '<!-- "x" - y... -->',
        "<p>a &amp; b &lt; c</p>\n\n<p>d</p>\n",
        '<blockquote data-speaker="12"></blockquote>',
    ],
)
def test_tags_attributes_and_code_stay(html):
    assert tidy_html(html, "uk").text == html


def test_text_stays_escaped():
    assert tidy_html("<p>&lt;script&gt; - x</p>", "uk").text == f"<p>&lt;script&gt;{N}— x</p>"


def test_line_break_in_the_source_is_a_space():
    assert tidy_html('<p>"Довга\nцитата" -\nкаже</p>', "uk").text == f"<p>«Довга цитата»{N}— каже</p>"


def test_dialogue_after_a_line_break_gets_its_dash():
    assert tidy_html("<p>Так.<br>- Ні.</p>", "uk").text == f"<p>Так.<br>—{N}Ні.</p>"


def test_editor_sees_what_changed_and_not_the_rest():
    text = 'Довгий початок речення про оборону. Він сказав "так" і дуже довго мовчав, а потім пішов геть... Усе'
    assert tidy(text, "uk").changes == (
        Change('Він сказав "так" і дуже довго', "Він сказав «так» і дуже довго"),
        Change("пішов геть... Усе", "пішов геть… Усе"),
    )


def test_bare_no_break_space_is_not_shown():
    tidied = tidy("у Києві", "uk")
    assert tidied.text == f"у{N}Києві"
    assert tidied.changes == ()


PIECES = st.sampled_from(
    [
        *"\"“”„«»'’-–—. ,!…()№%\n\t\u00a0",
        *"авуіяїTs509",
        "...",
        " - ",
        "10-15",
        "об",
        "на ",
        "р.",
        "млн",
        "А. ",
        "a.ua",
        "://",
    ]
)
TEXT = st.one_of(st.lists(PIECES, max_size=25).map("".join), st.text(max_size=40))
TAGS = st.sampled_from(
    ["<p>", "</p>", "<strong>", "</strong>", "<br>", "<code>", "</code>", "<a href='x - y'>", "&quot;", "&lt;"]
)
HTML = st.lists(st.one_of(PIECES, TAGS), max_size=25).map("".join)


@settings(max_examples=400, deadline=None)
@given(TEXT, st.sampled_from(["uk", "en"]))
@example('»- -  - "', "uk")
def test_tidying_twice_changes_nothing_more(text, language):
    once = tidy(text, language)
    again = tidy(once.text, language)
    assert again.text == once.text
    assert again.changes == ()


@settings(deadline=None)
@given(HTML, st.sampled_from(["uk", "en"]))
def test_tidying_html_twice_changes_nothing_more(html, language):
    once = tidy_html(html, language).text
    assert tidy_html(once, language).text == once
