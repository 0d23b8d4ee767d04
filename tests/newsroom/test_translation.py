"""The compiled translation is committed, as many machines lack gettext; it must say what its source says."""

import ast
import datetime as dt
import gettext
import json
import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import django
import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format

FOLDER = settings.BASE_DIR / "newsroom" / "locale" / "uk" / "LC_MESSAGES"
# Those that have words of their own without a Ukrainian translation, or with a worse one.
PACKAGES = ("django", "allauth", "axes", "taggit", "modeltranslation")
STALE = "the .mo is not what the .po says: run `make messages` and commit both"


def entries(source: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Each paragraph of a .po file as (comments, {"msgid": …, "msgstr[0]": …}); obsolete entries (#~) left out."""
    for paragraph in source.split("\n\n"):
        comments, parts, name = "", {}, ""
        for line in paragraph.splitlines():
            if line.startswith("#"):
                comments += line if not line.startswith("#~") else ""
            elif line.startswith('"'):
                parts[name] += ast.literal_eval(line)
            elif line:
                name, _space, text = line.partition(" ")
                parts[name] = ast.literal_eval(text)
        if parts:
            yield comments, parts


def expected(source: str) -> dict[object, str]:
    """What gettext's reader holds for this source: plurals by (msgid, number), contexts joined by \\x04."""
    catalogue: dict[object, str] = {}
    for comments, parts in entries(source):
        if "fuzzy" in comments:
            continue
        key = "\x04".join(filter(None, [parts.get("msgctxt"), parts["msgid"]]))
        if "msgid_plural" in parts:
            forms = [text for name, text in parts.items() if name.startswith("msgstr[")]
            catalogue |= {(key, number): text for number, text in enumerate(forms) if all(forms)}
        elif parts["msgstr"]:
            catalogue[key] = parts["msgstr"]
    return catalogue


def compiled(name: str) -> dict[object, str]:
    with (FOLDER / f"{name}.mo").open("rb") as stream:
        return gettext.GNUTranslations(stream)._catalog  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["django", "djangojs"])
def test_the_compiled_translation_is_up_to_date(name: str) -> None:
    there, wanted = compiled(name), expected((FOLDER / f"{name}.po").read_text())
    header, wanted_header = there.pop(""), wanted.pop("")
    assert there == wanted, STALE
    # msgfmt leaves out when the strings were collected.
    assert header == "".join(line for line in wanted_header.splitlines(True) if "POT-Creation-Date" not in line)


def test_every_string_has_its_ukrainian():
    missing = [
        parts["msgid"]
        for comments, parts in entries((FOLDER / "django.po").read_text())
        if "fuzzy" in comments or not all(text for name, text in parts.items() if name.startswith("msgstr"))
    ]
    assert missing == []


def test_a_plural_and_a_context_are_read_as_gettext_reads_them():
    source = (
        'msgctxt "month"\nmsgid "May"\nmsgstr "травень"\n\n'
        'msgid "%d day"\nmsgid_plural "%d days"\nmsgstr[0] "%d день"\nmsgstr[1] "%d дні"\n\n'
        '#, fuzzy\nmsgid "old"\nmsgstr "старе"\n\n'
        'msgid ""\n"long "\n"line"\nmsgstr "рядок"\n'
    )
    assert expected(source) == {
        "month\x04May": "травень",
        ("%d day", 0): "%d день",
        ("%d day", 1): "%d дні",
        "long line": "рядок",
    }


PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sdr]|\{\w*\}")


@pytest.mark.parametrize("name", ["django", "djangojs"])
def test_every_translation_has_all_its_forms_and_places_to_fill(name: str) -> None:
    wrong = []
    for _comments, parts in entries((FOLDER / f"{name}.po").read_text()):
        forms = {key: text for key, text in parts.items() if key.startswith("msgstr")}
        wanted = ["msgstr[0]", "msgstr[1]", "msgstr[2]", "msgstr[3]"] if "msgid_plural" in parts else ["msgstr"]
        places = set(PLACEHOLDER.findall(parts.get("msgid_plural", parts["msgid"])))
        is_whole = list(forms) == wanted and all(forms.values())
        if parts["msgid"] and not (
            is_whole and all(set(PLACEHOLDER.findall(text)) == places for text in forms.values())
        ):
            wrong.append(parts["msgid"])
    assert wrong == []


def test_the_forms_of_a_plural_are_counted_as_django_counts_them() -> None:
    headers = {
        next(parts["msgstr"] for _comments, parts in entries(path.read_text()) if not parts["msgid"])
        for path in FOLDER.glob("*.po")
    }
    plurals = {line for header in headers for line in header.splitlines() if line.startswith("Plural-Forms")}
    with open(Path(django.__file__).parent / "conf/locale/uk/LC_MESSAGES/django.mo", "rb") as stream:
        ours, djangos = plurals, gettext.GNUTranslations(stream).info()["plural-forms"]
    assert ours == {f"Plural-Forms: {djangos}"}


def test_dates_are_written_as_in_ukrainian() -> None:
    day = dt.date(2025, 3, 8)
    with translation.override("uk"):
        assert [date_format(day, form) for form in ("DATE_FORMAT", "MONTH_DAY_FORMAT", "SHORT_DATE_FORMAT")] == [
            "8 березня 2025",
            "8 березня",
            "08.03.2025",
        ]
        assert date_format(dt.datetime(2025, 3, 8, 9, 5), "DATETIME_FORMAT") == "8 березня 2025, 09:05"
        assert [date_format(day, form) for form in ("l", "F", "YEAR_MONTH_FORMAT")] == [
            "субота",
            "березень",
            "березень 2025",
        ]


def test_the_scripts_of_the_desk_lack_no_word(admin_client: Client) -> None:
    english = Path(django.__file__).parent / "contrib/admin/locale/en/LC_MESSAGES/djangojs.po"
    wanted = {
        "\x04".join(filter(None, [parts.get("msgctxt"), parts["msgid"]]))
        for _comments, parts in entries(english.read_text())
    }
    answer = admin_client.get(reverse("admin:jsi18n")).content.decode()
    said = json.loads(answer.partition("const newcatalog = ")[2].partition(";\n")[0])
    assert wanted - {""} - set(said) == set()


def squeezed(text: str) -> str:
    """Literals that go on in the next line joined, variables of templates as %(name)s, one space between words."""
    joined = re.sub(r'"\s*\n\s*"', "", text.replace('\\"', '"'))
    return " ".join(re.sub(r"\{\{ ?(\w+) ?\}\}", r"%(\1)s", joined).replace("%%", "%").split())


def words_in(*folders: Path) -> str:
    found = [file for folder in folders for kind in ("py", "html", "js", "txt") for file in folder.rglob(f"*.{kind}")]
    return squeezed("\n".join(file.read_text() for file in found))


def test_no_translation_outlives_its_words() -> None:
    own = words_in(*(settings.BASE_DIR / name for name in ("articles", "media", "newsroom", "templates")))
    of_packages = words_in(*(Path(spec.origin).parent for spec in map(find_spec, PACKAGES) if spec and spec.origin))
    ids = [squeezed(parts["msgid"]) for _comments, parts in entries((FOLDER / "django.po").read_text())]
    assert [one for one in ids if one not in own and one not in of_packages] == []
