"""Imports point down. Reads every module of the three packages; nothing is imported to find out."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

PACKAGES = ("newsroom", "articles", "media")

# An import may go down or stay. A module belongs to the first prefix that fits.
LEVELS = {
    "newsroom.lib": 0,
    "newsroom.audit": 0,  # every package writes into the log; it knows none of their models
    "newsroom": 10,
    "media.imaging": 1,
    "media.models": 2,
    "media.admin": 9,
    "media.management": 9,
    "media.templatetags": 9,
    "media.views": 9,
    "media": 3,
    "articles.addresses": 4,
    "articles.models": 4,
    "articles.access": 5,
    "articles.formats": 5,
    "articles.mentions": 5,
    "articles.search": 5,
    "articles.distribution": 6,
    "articles.workflow": 7,
    "articles.importers": 8,
    "articles": 9,
}


def level(module: str) -> int | None:
    """None for what isn't ours."""
    return next((height for prefix, height in LEVELS.items() if f"{module}.".startswith(f"{prefix}.")), None)


def imports(tree: ast.AST, package: list[str]) -> Iterator[tuple[ast.stmt, str]]:
    """Each imported name in full, relative ones resolved: `from .models import Tag` is articles.models.Tag."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            stem = package[: len(package) - node.level + 1] if node.level else []
            source = ".".join([*stem, *filter(None, [node.module])])
            yield from ((node, f"{source}.{alias.name}") for alias in node.names)


def inside_functions(tree: ast.AST) -> set[ast.AST]:
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    return {inner for function in functions for inner in ast.walk(function)}


def complaints_about(path: Path, root: Path) -> Iterator[str]:
    parts = list(path.relative_to(root).with_suffix("").parts)
    package = parts[:-1]
    module = ".".join(package if parts[-1] == "__init__" else parts)
    tree = ast.parse(path.read_text())
    hidden = inside_functions(tree)
    own = level(module)
    for node, target in imports(tree, package):
        height = level(target)
        if own is None or height is None:
            continue
        if height > own:
            yield f"{module} → {target}: points up"
        if module.startswith("media.") and target.startswith("articles."):
            yield f"{module} → {target}: media knows no articles"
        if node in hidden and not module.endswith(".apps"):  # AppConfig.ready(): before it, models don't exist
            yield f"{module} → {target}: inside a function"


def named_pages(path: Path, root: Path) -> Iterator[str]:
    """An address is an arrow too: the floor and `media` reverse no name of a page of the press office."""
    module = ".".join(path.relative_to(root).with_suffix("").parts)
    if not module.startswith(("newsroom.lib.", "media.")):
        return
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith("articles:"):
            yield f"{module} → {node.value}: names a page of articles"


def complaints(root: Path) -> list[str]:
    files = (path for package in PACKAGES for path in sorted((root / package).rglob("*.py")))
    return [
        text
        for path in files
        if "migrations" not in path.parts
        for text in (*complaints_about(path, root), *named_pages(path, root))
    ]


def test_imports_point_down():
    assert complaints(settings.BASE_DIR) == []


@pytest.mark.parametrize(
    ("path", "line", "complaint"),
    [
        ("articles/models/tag.py", "from articles.workflow import publish", "points up"),
        ("articles/models/tag.py", "from ..workflow.moves import MOVES", "points up"),
        ("articles/workflow/moves.py", "import articles.importers.page", "points up"),
        ("articles/views/news.py", "from newsroom.urls import urlpatterns", "points up"),
        ("articles/admin/article.py", "from newsroom.signin.factor import has_factor", "points up"),
        ("newsroom/lib/text.py", "from media.models import Photo", "points up"),
        ("newsroom/audit/log.py", "from articles.models import Article", "points up"),
        ("media/imaging/rect.py", "from ..renditions import SPECS", "points up"),
        ("media/imaging/rect.py", "from media.models import Photo", "points up"),
        ("media/models.py", "from .renditions import SPECS", "points up"),
        ("media/admin/photo.py", "from articles.models import Tag", "media knows no articles"),
        ("newsroom/lib/address.py", "reverse(f'articles:{name}')", "names a page of articles"),
        ("media/views/photo.py", "redirect('articles:front')", "names a page of articles"),
        ("articles/views/news.py", "def page():\n    from articles.models import Edition", "inside a function"),
    ],
)
def test_a_wrong_arrow_is_found(tmp_path, path, line, complaint):
    bad = tmp_path / path
    bad.parent.mkdir(parents=True)
    bad.write_text(line)
    assert any(complaint in found for found in complaints(tmp_path))


def test_arrows_that_point_down_or_stay_are_fine(tmp_path):
    good = tmp_path / "articles/workflow/publish.py"
    good.parent.mkdir(parents=True)
    good.write_text(
        "from articles.models import Edition\nfrom media.models import Photo\nfrom .moves import MOVES\nimport json"
    )
    assert complaints(tmp_path) == []
