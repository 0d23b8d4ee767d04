"""Who may do what to one article: the desk's pages and the workflow's verbs ask here, and nowhere else.

A role gives permissions (`articles.roles`), a limit takes an article away (`articles.models.limits`); this joins the
two. Which articles a person sees at all is the word `Article.objects.visible_to(user)`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from articles.models import Article, Membership, Organisation
from articles.models.limits import READ_LIMITED
from newsroom.lib.languages import LANGUAGES

WRITES_ALL = "articles.change_article"
SUBMITS = "submit_article"


def is_open(user: Any, article: Article | None) -> bool:
    """May this person work on the article, as far as its limit says? None: one that is not written yet.

    Asked of the database once for each copy of the article in memory; `workflow.limit` forgets the answers.
    """
    if article is None or article.pk is None:
        return True
    answers: dict[int, bool] = article.__dict__.setdefault("_is_open", {})
    if user.pk not in answers:
        answers[user.pk] = Article.objects.open_to(user).filter(pk=article.pk).exists()
    return answers[user.pk]


def is_limited(article: Article) -> bool:
    """Is it kept from some of the desk? Such a text is shown to nobody outside the desk either."""
    return article.limits.exists()


def may_read(user: Any, article: Article | None) -> bool:
    """An archivist reads what is limited to others, and changes nothing in it."""
    return user.has_perm("articles.view_article") and (user.has_perm(READ_LIMITED) or is_open(user, article))


def may_write_all(user: Any, article: Article | None) -> bool:
    """Both languages and what they share: kind, dates, photos, tags, mentions, galleries."""
    return user.has_perm(WRITES_ALL) and is_open(user, article)


def may_write(user: Any, article: Article | None, language: str) -> bool:
    """The words of one language. A translator may write one language only."""
    may = user.has_perm(WRITES_ALL) or user.has_perm(f"articles.translate_{language}")
    return may and is_open(user, article)


def written_languages(user: Any, article: Article | None) -> list[str]:
    """The languages whose words this person may write; empty for those who only read."""
    return [language for language in LANGUAGES if may_write(user, article, language)]


def may_move(user: Any, article: Article, language: str, permission: str) -> bool:
    """Has this person the right to a move that needs `permission` (see `workflow.moves`)?

    Whoever submits a text answers for its words, so a translator submits only the own language.
    """
    may = user.has_perm(f"articles.{permission}") and is_open(user, article)
    return may and (permission != SUBMITS or may_write(user, article, language))


def may_limit(user: Any, article: Article | None) -> bool:
    """The author of an article and the publishers say who else sees it."""
    if article is None or article.pk is None:
        return user.has_perm("articles.add_article")
    is_author = article.created_by_id == user.pk and user.has_perm(WRITES_ALL)
    return (is_author or user.has_perm("articles.publish_article")) and is_open(user, article)


def limit_problems(user: Any, people: Iterable[Any], organisations: Iterable[Organisation]) -> list[str]:
    """Why this person cannot set this limit. Nobody named: the article is open, and nothing is wrong with that."""
    names, bodies = {person.pk for person in people}, [organisation.pk for organisation in organisations]
    if (not names and not bodies) or user.pk in names:
        return []
    if Membership.objects.filter(person=user, organisation__in=bodies).exists():
        return []
    return [_("You would shut yourself out. Name yourself or an organisation you belong to.")]
