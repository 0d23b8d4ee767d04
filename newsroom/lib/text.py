"""Words as strings: romanisation, addresses, alphabetical order, reading time, what a copy may change."""

import re
import unicodedata
from itertools import chain

APOSTROPHES = "'’ʼ`´′‘"

# Cabinet of Ministers resolution 55 of 27.01.2010. It is silent on ы э ё ъ: those four are our choice.
TABLE = dict(
    re.findall(
        "(.)=([a-z]*)",
        "а=a б=b в=v г=h ґ=g д=d е=e є=ie ж=zh з=z и=y і=i ї=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f "
        "х=kh ц=ts ч=ch ш=sh щ=shch ь= ю=iu я=ia ы=y э=e ё=io ъ=",
    )
)
AT_WORD_START = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}

ALPHABET = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
# Consecutive code points in alphabet order; letters of Russian sort beside their nearest relatives.
ORDER = {letter: chr(0x430 + place) for place, letter in enumerate(ALPHABET)}
ORDER |= {"ё": ORDER["е"], "э": ORDER["е"], "ы": ORDER["и"], "ъ": ORDER["ь"]}
# й and ї keep their marks, which are letters' own; people write г where ґ stands.
ALIKE = {letter: letter for letter in ORDER} | {"ґ": "г"}

# Latin letters that Unicode does not decompose into a base letter and a mark.
LATIN = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t"}
)
# The stress mark and the soft hyphen sit inside words without being letters.
INVISIBLE = re.compile("[\u0301\u00ad\u200b-\u200d\u2060\ufeff]")
WORDS_PER_MINUTE = 180
# What messengers, word processors and our own typography set in different ways without changing a word.
QUOTATION_MARKS = '"«»“”„‟〝〞＂'
SET_DIFFERENTLY = str.maketrans(
    {
        **dict.fromkeys(QUOTATION_MARKS, '"'),
        **dict.fromkeys(APOSTROPHES, "'"),
        **dict.fromkeys("-‐‑‒–—―−", "-"),
        "…": "...",
    }
)


def romanise(text: str) -> str:
    """Ukrainian in Latin letters by resolution 55 of 2010; everything that is not Cyrillic stays as it is."""
    text = _compose(text)
    return "".join(chain.from_iterable(_letter(text, place) for place in range(len(text))))


def slug(text: str, limit: int = 80) -> str:
    """An address part: lower-case ASCII words joined by hyphens, at most `limit` characters, cut between words.

    Text with any letter or digit never gives an empty slug: writing we cannot romanise gives its code points.
    """
    latin = _strip_marks(re.sub(f"[{APOSTROPHES}]", "", romanise(text))).lower().translate(LATIN)
    words = re.findall("[a-z0-9]+", latin) or [f"u{ord(char):x}" for char in text if char.isalnum()]
    joined = "-".join(words)
    if len(joined) <= limit:
        return joined
    return joined[: limit + 1].rpartition("-")[0] or joined[:limit]


def sort_key(text: str) -> str:
    """A key whose code-point order is the order of the Ukrainian alphabet, after digits and Latin letters.

    Never longer than the composed text plus its ligatures. On PostgreSQL store it with `db_collation="C"`: any other
    collation would sort the key by its own idea of Cyrillic.
    """
    return " ".join(_words(text, ORDER))


def fold(text: str) -> str:
    """Words as search compares them, parted by single spaces: lower case, without apostrophes or marks, ґ as г.

    Made here and stored, as SQLite's own LIKE and lower() know the case of ASCII only.
    """
    return " ".join(_words(text, ALIKE))


def folded(text: str) -> str:
    """The text with one kind of quotation mark, apostrophe, dash and space: what is left differs in words.

    Case is kept, as capitals can change what is said.
    """
    return " ".join(_compose(text).translate(SET_DIFFERENTLY).split())


def reading_minutes(words: int) -> int:
    """Whole minutes to read that many words, at least one."""
    return max(1, -(-words // WORDS_PER_MINUTE))


def _compose(text: str) -> str:
    """NFC first: macOS sends й as и and a breve, which would romanise as y."""
    return INVISIBLE.sub("", unicodedata.normalize("NFC", text))


def _words(text: str, letters: dict[str, str]) -> list[str]:
    lowered = re.sub(f"[{APOSTROPHES}]", "", _compose(text).lower().translate(LATIN))
    return re.findall(r"[^\W_]+", "".join(letters.get(char) or _strip_marks(char) for char in lowered))


def _strip_marks(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def _letter(text: str, place: int) -> str:
    char = text[place]
    lower = char.lower()
    before, after = text[max(place - 1, 0) : place], text[place + 1 : place + 2]
    if char in APOSTROPHES:
        return "" if before.lower() in ORDER and after.lower() in ORDER else char
    if lower not in TABLE:
        return char
    if lower == "г" and before.lower() == "з":
        latin = "gh"  # зг → zgh, or it would read as ж (zh)
    elif lower in AT_WORD_START and _starts_word(text, place):
        latin = AT_WORD_START[lower]
    else:
        latin = TABLE[lower]
    return _match_case(latin, char, before, after)


def _starts_word(text: str, place: int) -> bool:
    before = text[max(place - 2, 0) : place]
    if before[-1:] and before[-1:] in APOSTROPHES:
        return not before[:-1].isalpha()
    return not before[-1:].isalpha()


def _match_case(latin: str, char: str, before: str, after: str) -> str:
    if not char.isupper():
        return latin
    in_capitals = after.isupper() or (not after.isalpha() and before.isupper())
    return latin.upper() if in_capitals else latin.capitalize()
