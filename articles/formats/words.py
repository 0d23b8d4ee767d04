"""The words of an edition as plain text, and the fingerprints by which a text somebody holds is found again."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Any

from django.utils.text import capfirst

from newsroom.lib.html import plain
from newsroom.lib.text import folded

# A run of this many words is one shingle; of each WINDOW neighbouring shingles an edition keeps the smallest, so that
# any SHINGLE + WINDOW - 1 words taken from it unchanged share at least one with it.
SHINGLE = 4
WINDOW = 16
SENTENCE_END = re.compile(r"[.!?][\")]*$")


def body_text(content: dict[str, Any]) -> str:
    """The body of an edition's content, a line for each paragraph, with captions and who speaks."""
    return "\n".join(line for block in content["body"] for line in _lines(block) if line)


def whole_text(content: dict[str, Any]) -> str:
    """Headline, lead and body, as somebody who copies the page holds them."""
    return "\n".join(filter(None, [content["headline"], content["lead"], body_text(content)]))


def _lines(block: dict[str, Any]) -> Iterator[str]:
    yield plain(block.get("html", ""))
    if speaker := block.get("speaker"):
        yield from (speaker["name"], capfirst(speaker["title"]))
    else:
        yield block.get("footer", "")
    yield block.get("caption") or (block.get("photo") or {}).get("caption", "")


def fingerprints(content: dict[str, Any]) -> set[int]:
    """What an edition is found by: all shingles of its headline and lead, the first of each sentence, some others.

    So a sentence copied alone is always found, and so is a longer run of words that begins within one.
    """
    text = whole_text(content)
    every = shingles(text)
    first = {every[at] for at in sentence_starts(text) if at < len(every)}
    return thinned(every) | first | set(shingles(content["headline"])) | set(shingles(content["lead"]))


def sentence_starts(text: str) -> Iterator[int]:
    """The places, counted in words, at which a sentence or a line begins."""
    at = 0
    for line in text.split("\n"):
        words = folded(line).split()
        yield from (at + place for place in range(len(words)) if not place or SENTENCE_END.search(words[place - 1]))
        at += len(words)


def shingles(text: str) -> list[int]:
    """The fingerprint of every run of four words, in order; of all the words when there are fewer."""
    words = folded(text).split()
    runs = [words[at : at + SHINGLE] for at in range(max(1, len(words) - SHINGLE + 1))]
    return [fingerprint(" ".join(run)) for run in runs if run]


def thinned(prints: list[int]) -> set[int]:
    """The smallest of each WINDOW neighbours: which ones stay depends on the words near them alone (winnowing)."""
    return {min(prints[at : at + WINDOW]) for at in range(max(1, len(prints) - WINDOW + 1)) if prints}


def fingerprint(words: str) -> int:
    """63 bits, so that any database's big integer holds it."""
    return int.from_bytes(hashlib.blake2b(words.encode(), digest_size=8).digest()) >> 1
