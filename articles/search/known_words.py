"""The words that texts have, to mend a slip by: writing them down, and proposing some.

A proposal is no answer: it may stand in nothing but a text that waits for its second. `meant` asks the engine first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from django.db import transaction
from django.db.models import Q

from articles.models import Edition, KnownWord, KnownWordDeletion
from articles.search.spelling import SHORTEST, closest, deletions, sound
from articles.search.texts import passages
from newsroom.lib.text import APOSTROPHES, INVISIBLE, fold

WORD = re.compile(rf"[^\W\d_]+(?:[{APOSTROPHES}][^\W\d_]+)*")
ONE_SCRIPT = re.compile("[a-z]+|[а-яєіїґёыэъ]+")
# Rows asked for at once: SQLite takes so many parameters from 3.32 on, and older ones a thousand.
BATCH = 900
# Far more than any word has neighbours that people use.
MOST_PROPOSALS = 40


def _read(word: str) -> tuple[str, str] | None:
    """(form, as it is written) of a word worth knowing: of one alphabet, and of a length somebody may mistype."""
    form = fold(word)
    if not (SHORTEST <= len(form) <= KnownWord.LONGEST and ONE_SCRIPT.fullmatch(form)):
        return None
    return form, word.lower()[: 2 * KnownWord.LONGEST]


_known_form = lru_cache(maxsize=20_000)(_read)


def hold(words: int) -> None:
    """How many words the cache holds from now on: a command that reads the whole archive asks for more."""
    global _known_form
    _known_form = lru_cache(maxsize=words)(_read)


def forms_in(texts: Iterable[str]) -> dict[str, str]:
    """form → as it is written, of all words of these texts worth knowing."""
    words = (_known_form(word) for text in texts for word in WORD.findall(INVISIBLE.sub("", text)))
    return dict(reversed([word for word in words if word]))


@transaction.atomic(savepoint=False)
def learn_words(editions: Iterable[Edition]) -> None:
    """Write down the words of these editions, of any standing and any moment. Learning twice changes nothing."""
    found: dict[str, dict[str, tuple[str, set[int]]]] = defaultdict(dict)
    for edition in editions:
        for form, written in forms_in(passages(edition.content)).items():
            found[edition.language].setdefault(form, (written, set()))[1].add(edition.article_id)
    for language, words in found.items():
        learn_forms(language, words)


def learn_forms(language: str, words: dict[str, tuple[str, set[int]]]) -> None:
    """`words`: form → as it is written, and the articles that have it."""
    known = {word.form: word for word in _in_batches(language, "form", words)}
    fresh = [
        KnownWord(language=language, form=form, written=written, sound=sound(form), seen_in=min(articles))
        for form, (written, articles) in sorted(words.items())
        if form not in known
    ]
    # Somebody else may learn the same word at the same moment.
    KnownWord.objects.bulk_create(fresh, ignore_conflicts=True, batch_size=BATCH)
    rows = _in_batches(language, "form", [word.form for word in fresh])
    known |= {word.form: word for word in rows}
    common = [word for form, word in known.items() if word.seen_in is not None and words[form][1] - {word.seen_in}]
    for start in range(0, len(common), BATCH):
        some = common[start : start + BATCH]
        KnownWord.objects.filter(pk__in=[word.pk for word in some]).update(seen_in=None)
    KnownWordDeletion.objects.bulk_create(
        (
            KnownWordDeletion(language=language, key=key, word=word)
            for word in common
            for key in sorted(deletions(word.form))
        ),
        batch_size=BATCH,
    )


def _in_batches(language: str, column: str, values: Iterable[str]) -> Iterator[KnownWord]:
    some = sorted(values)
    for start in range(0, len(some), BATCH):
        yield from KnownWord.objects.filter(language=language, **{f"{column}__in": some[start : start + BATCH]})


def near(form: str, language: str) -> list[KnownWord]:
    """The words one slip away from `form` that stand in two texts or more. Two queries."""
    if not SHORTEST <= len(form) <= KnownWord.LONGEST:
        return []
    shorter = deletions(form)
    itself = Q(form__in=shorter) | Q(pk__in=_shorter_by_one({form, *shorter}, language))
    words = {word.form: word for word in KnownWord.objects.filter(itself, language=language, seen_in=None)}
    return [words[other] for other in closest(form, words)][:MOST_PROPOSALS]


def _shorter_by_one(keys: set[str], language: str) -> list[int]:
    rows = KnownWordDeletion.objects.filter(language=language, key__in=sorted(keys))
    return list(rows.values_list("word_id", flat=True))


def sounding(word: str, language: str) -> list[KnownWord]:
    """The words that sound as this one, which is written in the other alphabet. One query."""
    heard = sound(word)
    if len(heard) < SHORTEST - 1:
        return []
    return list(KnownWord.objects.filter(language=language, sound=heard).order_by("form")[:MOST_PROPOSALS])
