import contextlib
import re
from pathlib import Path

import pytest
from django.utils import translation
from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.importers.page import (
    LARGEST,
    Block,
    Page,
    Paragraph,
    PhotoPlace,
    Quotation,
    Unreadable,
    decode,
    fingerprint,
    read,
    texts,
)

SAMPLE = Path(__file__).parents[2] / "samples" / "ministry-page.txt"
HEADLINE = "Денис Шмигаль та Генсек НАТО обговорили оборонне співробітництво України та Альянсу"
LEAD = "Міністр оборони провів зустріч у Києві."


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def sample() -> str:
    return decode(SAMPLE.read_bytes())


def page(*lines: str, language: str = "uk") -> Page:
    return read("\n\n".join(["Заголовок новини", LEAD, *lines]), language)


def test_the_ministry_page_has_its_headline_and_lead(sample):
    found = read(sample, "uk")
    assert found.headline == HEADLINE
    assert found.lead.startswith("Міністр оборони України Денис Шмигаль провів зустріч")
    assert not any("Перейти" in text or text == HEADLINE for text in texts(found)[1:])


def test_the_ministry_page_keeps_quotations_and_photos_at_their_places(sample):
    kinds = "".join(
        {Paragraph: "p", Quotation: "q", PhotoPlace: "f"}[type(block)] for block in read(sample, "uk").blocks
    )
    assert kinds == "qfppfqfppq"


def test_photo_names_are_read_with_spaces_and_brackets(sample):
    photos = [block.file_name for block in read(sample, "uk").blocks if isinstance(block, PhotoPlace)]
    assert photos == ["IMG_8359.JPG", "IMG_8363.JPG", "IMG_8360 (2).JPG"]


def test_attributions_are_kept_in_the_words_of_the_page(sample):
    quoted = [block for block in read(sample, "uk").blocks if isinstance(block, Quotation)]
    assert [block.attribution for block in quoted] == [
        "заявив Денис Шмигаль",
        "підкреслив очільник Міноборони",
        "резюмував Денис Шмигаль",
    ]
    assert quoted[0].words.startswith("«Провели предметний")
    assert quoted[0].words.endswith("військової допомоги»")


def test_an_empty_tags_heading_gives_no_tag_and_a_note(sample):
    found = read(sample, "uk")
    assert found.tags == ()
    assert "The tags heading has nothing under it." in found.notes


def said(block: Block) -> str:
    if isinstance(block, Quotation):
        return f"{block.words} {block.attribution}"
    return block.file_name if isinstance(block, PhotoPlace) else block.text


def test_no_word_of_the_ministry_page_is_lost_or_moved(sample):
    found = read(sample, "uk")
    kept = " ".join([found.headline, found.lead, *map(said, found.blocks)])
    source = sample.replace("Перейти до головного вмісту", "").replace("Теги", "").replace(HEADLINE, "", 1)
    assert re.findall(r"\w+", kept) == re.findall(r"\w+", source)


def test_line_ends_byte_order_mark_and_odd_spaces_change_nothing(sample):
    odd = ("\ufeff" + sample.replace(" ", "\u00a0 ").replace("\n", "  \r\n")).encode()
    assert read(decode(odd), "uk") == read(sample, "uk")
    assert fingerprint(decode(odd)) == fingerprint(sample)


def test_another_word_makes_another_fingerprint(sample):
    assert fingerprint(sample) != fingerprint(sample.replace("1,5 млрд", "1,6 млрд"))


def test_letters_in_two_characters_are_composed():
    assert page("Свій.".replace("й", "и\u0306")).blocks == (Paragraph("Свій."),)


def test_tags_are_read_from_lines_commas_and_after_a_colon():
    assert page("Текст.", "Теги", "НАТО", "#дрони, ОПК").tags == ("НАТО", "дрони", "ОПК")
    assert page("Текст.", "Теги: НАТО; дрони").tags == ("НАТО", "дрони")


def test_a_sentence_under_the_tags_heading_is_reported_and_no_tag():
    sentence = "Передрук матеріалів дозволено лише за умови посилання на сайт міністерства оборони."
    found = page("Текст.", "Теги", "НАТО", sentence)
    assert found.tags == ("НАТО",)
    assert any(sentence.strip(".") in note for note in found.notes)


@pytest.mark.parametrize(
    ("line", "blocks"),
    [
        ("«Ми готові», — сказав він.", [Quotation("«Ми готові»", "сказав він")]),
        ("«Ми готові!» – сказав він", [Quotation("«Ми готові!»", "сказав він")]),
        ("«Ми готові,» - сказав він.", [Quotation("«Ми готові,»", "сказав він")]),
        ('"Ми готові", - сказав він.', [Quotation('"Ми готові"', "сказав він")]),
        (
            "«Формат «Рамштайн», - це головне», - сказав він.",
            [Quotation("«Формат «Рамштайн», - це головне»", "сказав він")],
        ),
        (
            "«Формат «Рамштайн», - сказав він.",
            [Quotation("«Формат «Рамштайн»", "сказав він")],
        ),
        (
            "«Ми готові», - сказав він. Зустріч тривала годину.",
            [Quotation("«Ми готові»", "сказав він"), Paragraph("Зустріч тривала годину.")],
        ),
        (
            "«Ми готові», - сказав Д. Шмигаль. «Ми працюємо далі», - додав він.",
            [Quotation("«Ми готові»", "сказав Д. Шмигаль"), Quotation("«Ми працюємо далі»", "додав він")],
        ),
        ("«Ми готові до цього вже сьогодні».", [Quotation("«Ми готові до цього вже сьогодні».", "")]),
        ("«Дія» - це застосунок.", [Paragraph("«Дія» - це застосунок.")]),
        ("«Рамштайн» відбувся у «Києві»", [Paragraph("«Рамштайн» відбувся у «Києві»")]),
        ("Він сказав: «Ми готові».", [Paragraph("Він сказав: «Ми готові».")]),
    ],
)
def test_quotations_are_told_from_paragraphs(line, blocks):
    assert list(page(line).blocks) == blocks


def test_english_quotations_need_a_verb_of_speech():
    assert page("“We are ready,” said Denys Shmyhal.", language="en").blocks == (
        Quotation("“We are ready,”", "said Denys Shmyhal"),
    )
    plain = "“Ready, steady,” the song, was played."
    assert page(plain, language="en").blocks == (Paragraph(plain),)


def test_two_photos_on_a_line_are_two_places():
    assert page("IMG_1.JPG IMG_2 (1).webp").blocks == (PhotoPlace("IMG_1.JPG"), PhotoPlace("IMG_2 (1).webp"))


def test_a_sentence_that_names_a_file_is_a_paragraph():
    assert page("Дивіться: https://mod.example/IMG_1.jpg").blocks == (
        Paragraph("Дивіться: https://mod.example/IMG_1.jpg"),
    )


def test_photos_before_the_lead_stay_in_the_body():
    found = read(f"Заголовок\n\nIMG_1.JPG\n\n{LEAD}", "uk")
    assert found.lead == LEAD
    assert found.blocks == (PhotoPlace("IMG_1.JPG"),)


def test_a_page_that_begins_with_a_quotation_has_no_lead():
    found = read("Заголовок\n\n«Ми готові», - сказав він.\n\nДалі текст.", "uk")
    assert found.lead == ""
    assert len(found.blocks) == 2
    assert any("no lead" in note for note in found.notes)


def test_a_date_line_is_no_lead_and_is_reported():
    found = read(f"22 серпня 2025, 17:31\n\nЗаголовок\n\n22.08.2025\n\n{LEAD}", "uk")
    assert (found.headline, found.lead) == ("Заголовок", LEAD)
    assert [note for note in found.notes if "22" in note] != []


def test_the_window_title_is_left_out():
    found = read(f"Зустріч у Києві | Міністерство\n\nЗустріч у Києві\n\n{LEAD}", "uk")
    assert found.headline == "Зустріч у Києві"


def test_a_wrong_language_is_noted():
    assert any("language" in note for note in page("Ще текст.", language="en").notes)
    assert not any("language" in note for note in page("Ще текст.").notes)


def test_a_quotation_left_open_and_a_subheading_are_noted():
    notes = page("«Перша частина слів.", "Друга частина», - сказав він.", "Підзаголовок").notes
    assert any("not closed" in note for note in notes)
    assert any("Підзаголовок" in note for note in notes)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "empty"),
        (" \n\u200b\n", "empty"),
        ("Перейти до головного вмісту\nМеню\n", "only navigation"),
        ("Заголовок\n\nЗаголовок\n", "no text under it"),
        ("Слово " * 60 + "\n\nТекст.", "no headline"),
        ("IMG_1.JPG\n\nТекст.", "no headline"),
        ("2025\n\nТекст.", "no headline"),
        ("Заголовок\x00\n\nТекст.", "not a text file"),
        ("\x01\x02\x03 abc\n\x04", "not a text file"),
        ("<!DOCTYPE html><html>", "HTML"),
        ("Міністр оборони\n\nТекст".encode().decode("cp1251", "replace"), "not a text file|garbled"),
        ("Мовчання\n\nдень".encode().decode("latin-1"), "garbled|not a text file"),
        ("я" * (LARGEST + 1), "too long"),
    ],
)
def test_what_is_no_page_is_refused_with_the_reason(text, sentence):
    with pytest.raises(Unreadable, match=sentence):
        read(text, "uk")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ("Міністр оборони".encode("cp1251"), "UTF-8"),
        ("Міністр".encode("utf-16"), "UTF-8"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not a text file"),
        (b"a" * (LARGEST + 1), "too large"),
    ],
)
def test_bytes_that_are_no_text_are_refused_with_the_reason(data, sentence):
    with pytest.raises(Unreadable, match=sentence):
        decode(data)


LINES = st.one_of(
    st.sampled_from(
        ["Теги", "IMG_1.JPG", "«", "», - сказав", "Меню", "22.08.2025", '"А", - сказав. "', "“A,” said X."]
    ),
    st.text(st.characters(codec=None), max_size=40),
    st.text(alphabet='«»"“”,.!-— Аа', max_size=40),
)


@settings(deadline=None)
@given(st.lists(LINES, max_size=12).map("\n".join), st.sampled_from(["uk", "en"]))
@example("«" * 5000 + "», - а" * 5000, "uk")
@example("А\n" + '"А, " - а. ' * 3000, "uk")
@example("А\nБ\n\ud800", "uk")
def test_any_text_gives_a_page_or_a_clear_refusal(text, language):
    try:
        found = read(text, language)
    except Unreadable:
        return
    assert isinstance(found, Page)
    assert found.headline
    assert found.lead or found.blocks
    assert len(fingerprint(text)) == 64


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_clearly_refused(data):
    with contextlib.suppress(Unreadable):
        assert isinstance(read(decode(data), "uk"), Page)
