"""The compiled translation is committed, as many machines lack gettext; it must say what its source says."""

import ast
import gettext
from collections.abc import Iterator

from django.conf import settings

FOLDER = settings.BASE_DIR / "newsroom" / "locale" / "uk" / "LC_MESSAGES"
STALE = "django.mo is not what django.po says: run `make messages` and commit both"


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


def compiled() -> dict[object, str]:
    with (FOLDER / "django.mo").open("rb") as stream:
        return gettext.GNUTranslations(stream)._catalog  # type: ignore[attr-defined]


def test_the_compiled_translation_is_up_to_date():
    there, wanted = compiled(), expected((FOLDER / "django.po").read_text())
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
