"""The text of a scraped news page, taken apart: headline, lead, paragraphs, quotations, photo places, tags.

Knows no database. Nothing of the source is dropped without a note.
"""

import hashlib
import re
import unicodedata
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.importers import quotations

LARGEST = 500_000
# Typography may add a character or two to a headline, and the column holds 250.
LONGEST_HEADLINE, LONGEST_LEAD, LONGEST_TAG = 240, 600, 60

NAVIGATION = {
    *("перейти до головного вмісту", "перейти до основного вмісту", "перейти до вмісту", "skip to main content"),
    *("skip to content", "головна", "новини", "меню", "пошук", "поділитися", "друкувати", "версія для друку"),
    *("home", "news", "menu", "search", "share", "print"),
}
TAGS_HEADING = re.compile(r"(?:теги|мітки|ключові слова|tags|keywords)\s*(?::\s*(?P<tags>.*))?", re.IGNORECASE)
# No brackets: the marker in the body could not be told from its end.
FILE_NAME = re.compile(r"[\w .()+-]{1,80}\.(?:jpe?g|png|webp|heic)", re.IGNORECASE)
BETWEEN_FILE_NAMES = re.compile(r"(\.(?:jpe?g|png|webp|heic)),?\s+", re.IGNORECASE)
MONTHS = (
    "січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня|"
    "january|february|march|april|may|june|july|august|september|october|november|december"
)
DAY = "|".join(
    (
        r"\d{1,2}[./]\d{1,2}[./]\d{4}",
        r"\d{4}-\d\d-\d\d",
        rf"\d{{1,2}} (?:{MONTHS}),? \d{{4}}",
        rf"(?:{MONTHS}) \d{{1,2}}, \d{{4}}",
    )
)
DATE_LINE = re.compile(rf"(?:{DAY})(?: року| р\.)?(?:[ ,|–—-]+(?:о )?\d{{1,2}}:\d\d)?", re.IGNORECASE)
HTML = re.compile(r"\s*<(?:!doctype|html|head|body|\?xml)\b", re.IGNORECASE)
CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]")
CYRILLIC, LATIN, NOT_UKRAINIAN = re.compile("[А-яІЇЄҐіїєґ]"), re.compile("[A-Za-z]"), re.compile("[ыэъёЫЭЪЁ]")
SENTENCE_SIGNS = '.!?…:;»”")'
UNREADABLE_SHARE = 0.01


class Unreadable(ValueError):
    """The source is no news page. The message is a sentence for the person who runs the import."""


@dataclass(frozen=True)
class Paragraph:
    text: str


@dataclass(frozen=True)
class Quotation:
    """`words` keep their quotation marks; `attribution` is «заявив Денис Шмигаль», or "" if the page names nobody."""

    words: str
    attribution: str


@dataclass(frozen=True)
class PhotoPlace:
    file_name: str


Block = Paragraph | Quotation | PhotoPlace


@dataclass(frozen=True)
class Page:
    """`lead` may be empty; `notes` say what was done and what could not be told, in sentences."""

    headline: str
    lead: str
    blocks: tuple[Block, ...]
    tags: tuple[str, ...]
    notes: tuple[str, ...]


def decode(data: bytes) -> str:
    """UTF-8, with or without a byte order mark. Raises Unreadable."""
    if len(data) > LARGEST:
        raise Unreadable(_("The file is too large for a news page: more than %d bytes.") % LARGEST)
    if b"\0" in data:
        raise Unreadable(_("This is not a text file, or it is not in UTF-8."))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(
            _("The text is not in UTF-8 (byte %d). Save it as UTF-8 and try again.") % error.start
        ) from error


def fingerprint(text: str) -> str:
    """SHA-256 (hexadecimal) of the text without line ends and odd spaces: the same page has the same one."""
    return hashlib.sha256("\n".join(_lines(text)).encode()).hexdigest()


def read(text: str, language: str) -> Page:
    """Take a page apart. Raises Unreadable, and nothing else, for whatever is no page."""
    _refuse_what_is_no_text(text)
    lines = _lines(text)
    if not lines:
        raise Unreadable(_("The file is empty."))
    notes: list[str] = _notes_on_letters("".join(lines), language)
    lines = _without_navigation(lines, notes)
    lines, tags = _without_tags(lines, notes)
    headline, lines = _without_headline(lines, notes)
    blocks = [block for line in lines for block in _blocks_of(line, language)]
    lead, blocks = _without_lead(blocks, notes)
    return Page(headline, lead, tuple(blocks), tuple(tags), (*notes, *_notes_on_blocks(blocks)))


def texts(page: Page) -> list[str]:
    """Everything the page says, line by line in reading order, without the names of the photo files."""
    lines = [page.headline, page.lead]
    for block in page.blocks:
        if isinstance(block, Paragraph):
            lines.append(block.text)
        elif isinstance(block, Quotation):
            lines += [block.words, block.attribution]
    return [line for line in lines if line]


def excerpt(text: str, length: int = 60) -> str:
    return text if len(text) <= length else text[:length].rstrip() + "…"


def _refuse_what_is_no_text(text: str) -> None:
    if len(text) > LARGEST:
        raise Unreadable(_("The text is too long for a news page: %d characters.") % len(text))
    damaged = len(CONTROL.findall(text)) + text.count("\ufffd")
    if "\0" in text or damaged > len(text) * UNREADABLE_SHARE:
        raise Unreadable(_("This is not a text file, or it is not in UTF-8."))
    if HTML.match(text.lstrip("\ufeff")):
        raise Unreadable(_("This is the HTML code of a page. Save the text of the page and try again."))
    if _is_decoded_twice(text):
        raise Unreadable(_("The letters are garbled: the text was once read in a wrong encoding."))


def _is_decoded_twice(text: str) -> bool:
    """UTF-8 taken for an 8-bit encoding turns back into UTF-8; honest text practically never does."""
    for encoding in ("cp1251", "cp1252", "latin-1"):
        try:
            text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        return not text.isascii()
    return False


def _lines(text: str) -> list[str]:
    """The lines that say something, single-spaced. Composed: macOS writes й as two characters."""
    composed = unicodedata.normalize("NFC", INVISIBLE.sub("", text))
    lines = (" ".join(CONTROL.sub("", line).split()) for line in composed.splitlines())
    return [line for line in lines if line]


def _notes_on_letters(text: str, language: str) -> list[str]:
    cyrillic, latin = len(CYRILLIC.findall(text)), len(LATIN.findall(text))
    notes = []
    if (language == "uk") != (cyrillic >= latin):
        notes.append(_("Most letters do not belong to the chosen language: check it."))
    elif language == "uk" and NOT_UKRAINIAN.search(text):
        notes.append(_("There are letters that Ukrainian does not have: check the language."))
    if "\ufffd" in text:
        notes.append(_("Some characters were already lost in the source (�): look for them."))
    return notes


def _without_navigation(lines: list[str], notes: list[str]) -> list[str]:
    dropped = [line for line in lines if line.casefold() in NAVIGATION]
    if dropped:
        notes.append(_("Left out as navigation: %s.") % ", ".join(f"“{line}”" for line in dropped))
    kept = [line for line in lines if line.casefold() not in NAVIGATION]
    if not kept:
        raise Unreadable(_("There is only navigation in the file, no text."))
    return kept


def _without_tags(lines: list[str], notes: list[str]) -> tuple[list[str], list[str]]:
    """The lines before the last tags heading, and the tags after it."""
    for place in range(len(lines) - 1, 0, -1):
        if match := TAGS_HEADING.fullmatch(lines[place]):
            break
    else:
        notes.append(_("There is no tags heading."))
        return lines, []
    written = [match["tags"] or "", *lines[place + 1 :]]
    named = [tag.strip(" #.;") for line in written for tag in re.split(r"[,;]|\s#", line)]
    tags = list(dict.fromkeys(tag for tag in named if tag))
    if not tags:
        notes.append(_("The tags heading has nothing under it."))
    for tag in tags:
        if len(tag) > LONGEST_TAG:
            notes.append(_("Left out, for it stood under the tags heading and is no tag: “%s”") % tag)
    return lines[:place], [tag for tag in tags if len(tag) <= LONGEST_TAG]


def _without_headline(lines: list[str], notes: list[str]) -> tuple[str, list[str]]:
    while DATE_LINE.fullmatch(lines[0]) and len(lines) > 1:
        notes.append(_date_note(lines[0]))
        lines = lines[1:]
    headline, rest = lines[0], lines[1:]
    if rest and _is_window_title(headline, rest[0]):
        notes.append(_("Left out as the title of the window: “%s”") % headline)
        headline, rest = rest[0], rest[1:]
    _refuse_headline(headline)
    times = 1
    while rest and (_same(rest[0], headline) or DATE_LINE.fullmatch(rest[0])):
        if _same(rest[0], headline):
            times += 1
        else:
            notes.append(_date_note(rest[0]))
        rest = rest[1:]
    if times > 1:
        notes.append(_("The headline stood there %d times; it was taken once.") % times)
    if not rest:
        raise Unreadable(_("There is a headline and no text under it."))
    return headline, rest


def _refuse_headline(line: str) -> None:
    if len(line) > LONGEST_HEADLINE:
        raise Unreadable(
            _("There is no headline: the first line has %(length)d characters, at most %(most)d can be one.")
            % {"length": len(line), "most": LONGEST_HEADLINE}
        )
    if FILE_NAME.fullmatch(line) or not any(char.isalpha() for char in line):
        raise Unreadable(_("There is no headline: the first line is “%s”.") % excerpt(line))


def _is_window_title(line: str, headline: str) -> bool:
    """«Headline | Ministry of Defence», followed by the headline."""
    return len(headline) > 10 and bool(re.match(re.escape(headline) + r"\s*[|–—-]\s*\w", line))


def _same(one: str, other: str) -> bool:
    return one.casefold().rstrip(" .") == other.casefold().rstrip(" .")


def _date_note(line: str) -> str:
    return _("The page carries a date, left out of the text: %s. Is it the day of the event?") % line


def _blocks_of(line: str, language: str) -> list[Block]:
    if names := _file_names(line):
        return [PhotoPlace(name) for name in names]
    blocks: list[Block] = []
    while quoted := quotations.part(line, language):
        blocks.append(Quotation(quoted.words, quoted.attribution))
        line = quoted.rest
    return [*blocks, Paragraph(line)] if line else blocks


def _file_names(line: str) -> list[str]:
    names = BETWEEN_FILE_NAMES.sub(r"\1\n", line).split("\n")
    return names if all(FILE_NAME.fullmatch(name) for name in names) else []


def _without_lead(blocks: list[Block], notes: list[str]) -> tuple[str, list[Block]]:
    """The first paragraph, if only photos stand before it."""
    for place, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            if len(block.text) > LONGEST_LEAD:
                notes.append(_("The lead is long (%d characters): shorten it.") % len(block.text))
            return block.text, blocks[:place] + blocks[place + 1 :]
        if isinstance(block, Quotation):
            break
    notes.append(_("There is no lead: the text does not begin with a paragraph."))
    return "", blocks


def _notes_on_blocks(blocks: list[Block]) -> list[str]:
    quoted = sum(isinstance(block, Quotation) for block in blocks)
    photos = [block.file_name for block in blocks if isinstance(block, PhotoPlace)]
    paragraphs = [block.text for block in blocks if isinstance(block, Paragraph)]
    notes = []
    if quoted:
        notes.append(ngettext("%d quotation found.", "%d quotations found.", quoted) % quoted)
    if photos:
        notes.append(_("Places for photos, to be filled from the library: %s.") % ", ".join(photos))
    if len(photos) > len(set(photos)):
        notes.append(_("A photo stands in more than one place."))
    for text in paragraphs:
        if quotations.is_left_open(text):
            notes.append(_("A quotation is opened and not closed in this paragraph: “%s”") % excerpt(text))
        elif text[-1] not in SENTENCE_SIGNS:
            notes.append(_("A subheading or a broken line? “%s”") % excerpt(text))
    return notes
