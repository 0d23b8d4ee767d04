"""Finding working copies by the same words as published texts: all of them in either language, phrases, without, OR."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.db import connection, transaction
from django.db.models import BooleanField
from django.db.models.expressions import RawSQL

from articles.models import Article, ArticleWords
from articles.search import matching, store
from articles.search.query import Prefix, Query, Word, parse
from articles.search.rows import forms_in, spelled, terms_in
from articles.search.terms import analyse, analyser_version
from newsroom.lib.html import plain
from newsroom.lib.languages import DEFAULT, LANGUAGES, attr

PLAIN = ("headline", "short_headline", "lead", "dateline")
# A word that somebody is still typing is looked for by its beginning from so many letters on.
BEGINNING = 2


def words_of(article: Article) -> str:
    """As `ArticleWords` keeps them."""
    passages = []
    for language in LANGUAGES:
        texts = [getattr(article, attr(name, language)) or "" for name in PLAIN]
        texts += plain(getattr(article, attr("body", language)) or "").splitlines()
        passages += [analyse(text, language) for text in texts]
    return spelled(passages)


@transaction.atomic
def index_articles(articles: Iterable[Article]) -> None:
    """Write or renew the words of these working copies."""
    version = analyser_version()
    fresh = {article.pk: words_of(article) for article in articles}
    known = ArticleWords.objects.in_bulk(fresh)
    old = {pk: row.words for pk, row in known.items() if row.words != fresh[pk]}
    new = {pk: words for pk, words in fresh.items() if pk not in known or pk in old}
    store.forget(store.COPIES, [_entry(pk, words) for pk, words in old.items()])
    store.write(store.COPIES, [_entry(pk, words) for pk, words in new.items()])
    ArticleWords.objects.bulk_create(
        [
            ArticleWords(article_id=pk, words=words, analyser=version)
            for pk, words in fresh.items()
            if pk in new or known[pk].analyser != version
        ],
        update_conflicts=True,
        unique_fields=["article"],
        update_fields=["words", "analyser"],
    )


def empty_copies() -> None:
    """Forget all working copies."""
    store.empty(store.COPIES)
    ArticleWords.objects.all().delete()


def _entry(pk: int, words: str) -> store.Entry:
    return store.Entry(pk, store.COPY, terms_in(words), forms_in(words))


def desk_query(text: str, synonyms: Sequence[tuple[str, ...]] = ()) -> Query:
    """As readers' queries are read, and the last word may be an unfinished one."""
    query = parse(text, DEFAULT, synonyms)
    if not query.groups or text[-1:].isspace():
        return query
    *others, last = query.groups
    words = [item for item in last if isinstance(item, Word) and text.endswith(item.text)]
    begun = tuple(Prefix(item.text, item.form) for item in words if len(item.form) >= BEGINNING)
    return replace(query, groups=(*others, (*last, *begun)))


def ids_of_copies(query: Query, most: int) -> list[int]:
    """The ids of up to `most` articles that match, in no order."""
    text, given = _matching(query)
    with connection.cursor() as cursor:
        cursor.execute(f"{text} LIMIT %s", [*given, most])
        return [pk for (pk,) in cursor.fetchall()]


def is_matching(query: Query) -> RawSQL:
    """A condition on articles. Behind CASE, so that no database makes a join of it and begins at all that match."""
    text, given = _matching(query)
    sql = f"(CASE WHEN articles_article.id IN ({text}) THEN TRUE ELSE FALSE END)"
    return RawSQL(sql, given, output_field=BooleanField())  # noqa: S611


def _matching(query: Query) -> tuple[str, tuple[str, ...]]:
    if connection.vendor == "sqlite":
        text, given = f"{store.COPIES} MATCH %s", matching.fts5(query, store.COPY)
    else:
        text, given = "words @@ %s::tsquery", matching.tsquery(query, store.COPY)
    return f"SELECT rowid FROM {store.COPIES} WHERE {text}", (given,)  # noqa: S608
