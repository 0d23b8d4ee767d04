"""A text as the matcher reads it: its words in a row, and what stands between two of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from articles.search.lemmas import Reading, readings
from articles.search.normal import clean, folded, pieces
from articles.search.terms import analyse

_POSSESSIVE = re.compile("(?:['’]s|s['’])$", re.IGNORECASE)
_SPACE = re.compile(r"[^\S\n]*\n?[^\S\n]*")
_HYPHEN = re.compile("[-‐‑]")
# What stands for a hyphen in a hurry: a dash without spaces, a hyphen with one.
_LIKE_HYPHEN = re.compile("[–—−]|[-‐‑] | [-‐‑]")
_AFTER_INITIAL = re.compile(r"\.?\s*")
_INSIDE = re.compile(r"(?!\s*\n\s*\n)[\s«»\"“”„’'–—-]{0,5}")
# «Суд м. Житомира», «Школа ім. Івана Коваля».
_SHORTENED = {"м", "ім", "св", "смт", "обл"}
_SENTENCE = re.compile(r"[.!?…:;\n•]")
# One sound in two letters: «Дж. Остін», "Yu. Koval". Any two letters would make an initial of "Mr." and of «про ЄС.»
_DIGRAPHS = {"дж", "дз", "yu", "ya", "ye", "yi", "zh", "kh", "ts", "ch", "sh"}


@dataclass(frozen=True)
class Word:
    """`[start, end)` of the text; `form` folded as written, `terms` its lemmas."""

    start: int
    end: int
    raw: str
    form: str
    terms: tuple[str, ...]
    language: str

    @property
    def is_capital(self) -> bool:
        return self.raw[:1].isupper()

    @property
    def is_letter(self) -> bool:
        """What an initial is written with: «Д», «Дж»."""
        return self.is_capital and (len(self.form) == 1 or (self.form in _DIGRAPHS and self.raw[1:].islower()))

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        return readings(clean(self.raw, "uk").lower()) if self.language == "uk" else ()


class Text:
    """`words` of a text in their order, and questions about the gaps between them."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.language = language
        self.words = [word for token in analyse(text, language) for word in [_word(text, token, language)] if word.form]

    def gap(self, index: int) -> str:
        """What stands between this word and the next."""
        if index < 0 or index + 1 >= len(self.words):
            return "\n\n"
        return self.text[self.words[index].end : max(self.words[index].end, self.words[index + 1].start)]

    def joins(self, index: int) -> bool:
        """Only a space, a hard one or a line break parts this word from the next."""
        gap = self.gap(index)
        return gap != "" and _SPACE.fullmatch(gap) is not None

    def hyphenates(self, index: int) -> bool:
        return _HYPHEN.fullmatch(self.gap(index)) is not None

    def flows(self, index: int) -> bool:
        """Parted by spaces, quotation marks or a dash, but by no empty line: inside a name of an organisation."""
        gap = self.gap(index)
        return _INSIDE.fullmatch(gap.removeprefix(".") if self.words[index].form in _SHORTENED else gap) is not None

    def is_initial(self, index: int) -> bool:
        word = self.words[index]
        gap = self.gap(index)
        return word.is_letter and gap[:1] == "." and _AFTER_INITIAL.fullmatch(gap) is not None

    def ends_in_dot(self, index: int) -> bool:
        """An initial with its full stop, wherever it stands: «Шмигаль Д. А.»"""
        word = self.words[index]
        return word.is_letter and self.text[word.end : word.end + 1] == "."

    def begins_sentence(self, index: int) -> bool:
        return index == 0 or _SENTENCE.search(self.gap(index - 1)) is not None

    def is_whole(self, start: int, end: int) -> bool:
        """No hyphen joins the words `[start, end)` to more of the name."""
        return not self.hyphenates(start - 1) and not self.hyphenates(end - 1)

    def is_whole_name(self, start: int, end: int) -> bool:
        """Nor does what stands for a hyphen: «Коваль–Бойко» may be a surname, «Коваль–Юрій Бойко» is none."""
        return self.is_whole(start, end) and not self.may_hyphenate(start - 1) and not self.may_hyphenate(end - 1)

    def may_hyphenate(self, index: int) -> bool:
        if _LIKE_HYPHEN.fullmatch(self.gap(index)) is None:
            return False
        one, other = self.words[index : index + 2]
        return one.is_capital and other.is_capital and not any(reading.kind == "name" for reading in other.readings)


def _word(text: str, token: tuple[int, int, tuple[str, ...], str], language: str) -> Word:
    start, end, terms, form = token
    raw = text[start:end]
    if language == "en" and (match := _POSSESSIVE.search(raw)) and match.start() > 1:
        end = start + match.start() + (1 if match[0][0] in "sS" else 0)
        raw = text[start:end]
        form = folded(raw)
    return Word(start, end, raw, form, terms, language)


def forms_of(name: str, language: str) -> tuple[str, ...]:
    """A name's words, folded as a text's are, without the price of their lemmas."""
    forms = (folded(clean(piece.group(), language)) for piece in pieces(name, language))
    return tuple(form for form in forms if form)


def common_cases(parts: Sequence[frozenset[int]]) -> frozenset[int]:
    return frozenset.intersection(*parts) if parts else frozenset()
