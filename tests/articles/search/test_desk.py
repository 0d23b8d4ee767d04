"""What press officers find among the working copies."""

import pytest

from articles.admin.narrowing import found
from articles.models import Article
from tests import factories

pytestmark = pytest.mark.django_db


def titles(line: str) -> list[str]:
    return sorted(str(one) for one in found(Article.objects.all(), line))


@pytest.fixture(autouse=True, params=[2000, 0])
def stories(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Found the same whether they are few enough to be named by id or not."""
    monkeypatch.setattr("articles.admin.narrowing.FEW", request.param)
    factories.article(headline_uk="Міністр оборони відвідав школу", headline_en="Minister visits a school")
    factories.article(headline_uk="Школи отримали автобуси", headline_en="Schools get new buses")
    other = {"lead_uk": "Лід.", "lead_en": "Lead.", "body_uk": "<p>Текст.</p>", "body_en": "<p>Text.</p>"}
    factories.article(headline_uk="Заява про мости", headline_en="Statement on bridges", **other)


MINISTER, BUSES, BRIDGES = "Міністр оборони відвідав школу", "Школи отримали автобуси", "Заява про мости"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("міністрами обороною", [MINISTER]),
        ("міністр автобус", []),
        ("автобусів", [BUSES]),
        ("bridge", [BRIDGES]),
        ("minister оборони", [MINISTER]),
        ("«міністр оборони»", [MINISTER]),
        ("«міністри оборони»", []),
        ("школа -автобус", [MINISTER]),
        ("міністр OR міст", [BRIDGES, MINISTER]),
        ("авто*", [BUSES]),
        ("", [BRIDGES, MINISTER, BUSES]),
        ("?!", []),
    ],
)
def test_a_line_finds_what_has_all_of_it_in_either_language(line: str, expected: list[str]) -> None:
    assert titles(line) == sorted(expected)


@pytest.mark.parametrize("line", ["авт", "школи ав", "отримали автобу"])
def test_the_word_that_is_being_typed_is_found_by_its_beginning(line: str) -> None:
    assert titles(line) == [BUSES]


def test_a_finished_word_is_found_by_its_forms_only() -> None:
    assert titles("ав школи") == []
    assert titles("авт ") == []
