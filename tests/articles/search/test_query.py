"""What a reader's line asks for."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.search.query import MOST_TERMS, Both, Item, Phrase, Prefix, Query, Word, parse
from articles.search.synonyms import MOST_ALTERNATIVES

SYNONYMS = (
    ("ЗСУ", "Збройні Сили України"),
    ("НАТО", "NATO"),
    ("Міноборони", "Міністерство оборони", "Міністерство оборони України"),
)


def told(item: Item) -> str:
    match item:
        case Word():
            return item.form
        case Phrase():
            return f'"{" ".join(item.forms)}"'
        case Prefix():
            return f"{item.start}*"
        case Both():
            return f"({' & '.join(map(told, item.parts))})"


def asked(line: str, language: str = "uk") -> str:
    """The query in short: groups, then what is excluded."""
    query = parse(line, language, SYNONYMS)
    groups = [" | ".join(map(told, group)) for group in query.groups]
    return " ".join([*(f"[{group}]" for group in groups), *(f"-{told(item)}" for item in query.without)])


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("міністр оборони", "[міністр] [оборони]"),
        ("  міністр,\n\tоборони!  ", "[міністр] [оборони]"),
        ("міністр міністр", "[міністр]"),
        ("F-16 «10 000»", '[f16] ["10000"]'),
        ("10 000 осіб", "[10000] [осіб]"),
        # phrases
        ('"міністр оборони"', '["міністр оборони"]'),
        ("«міністр оборони» Київ", '["міністр оборони"] [київ]'),
        ("„міністр оборони“ “на фронті”", '["міністр оборони"] ["на фронті"]'),
        ('"Київ"', '["київ"]'),
        ('"на"', '["на"]'),
        ('міст "через річку', "[міст] [річку]"),
        ('міст" через', "[міст]"),
        ("«міст через", "[міст]"),
        ('"" міст «»', "[міст]"),
        ('об"єкт', "[обєкт]"),
        ('"один""два"', '["один"] ["два"]'),
        # exclusions
        ("ракети -дрони", "[ракети] -дрони"),
        ("ракети –дрони —танки −міни", "[ракети] -дрони -танки -міни"),
        ('ракети -"крилата ракета"', '[ракети] -"крилата ракета"'),
        ("ракети -«крилата ракета»", '[ракети] -"крилата ракета"'),
        ("ракети -Івано-Франківськ", "[ракети] -(івано & франківськ)"),
        ("-дрони ракети", "[ракети] -дрони"),
        ("ракети - дрони", "[ракети] [дрони]"),
        ("Київ — столиця", "[київ] [столиця]"),
        ("дрон-перехоплювач", "[дрон] [перехоплювач]"),
        ("ракети -НАТО", "[ракети] -нато"),
        ("ракети -дрон*", "[ракети] -дрон*"),
        # alternatives
        ("мир OR війна", "[мир | війна]"),
        ("мир АБО війна", "[мир | війна]"),
        ("мир або війна", "[мир | війна]"),
        ("мир | війна", "[мир | війна]"),
        ("мир|війна", "[мир | війна]"),
        ("мир or війна", "[мир] [війна]"),
        ("мир OR війна OR перемир'я сьогодні", "[мир | війна | перемиря] [сьогодні]"),
        ("мир OR OR війна", "[мир | війна]"),
        ("OR мир", "[мир]"),
        ("мир OR", "[мир]"),
        ("| мир |", "[мир]"),
        ("або", "[або]"),
        ("мир OR -війна", "[мир] -війна"),
        ('"мир у світі" OR Івано-Франківськ', '["мир у світі" | (івано & франківськ)]'),
        # beginnings
        ("міністр*", "[міністр*]"),
        ("Ф-16*", "[ф16*]"),
        ("Івано-Фран*", "[івано] [фран*]"),
        ("м*", "[м]"),
        ("* міст", "[міст]"),
        ("мін* OR оборон*", "[мін* | оборон*]"),
        # function words
        ("школа і міст у Києві", "[школа] [міст] [києві]"),
        ("що це", "[що] [це]"),
        ("уже відомо", "[відомо]"),
        ("усі ми їм не потрібні", "[потрібні]"),
        ("24-го лютого", "[24] [лютого]"),
        ("the state of the union", "[state] [union]"),
        ("WHO and US", "[who] [us]"),
        ("-і міст", "[міст] -і"),
        # synonyms
        ("ЗСУ", "[зсу | (збройні & сили & україни)]"),
        ("навчання ЗСУ у НАТО", "[навчання] [зсу | (збройні & сили & україни)] [нато | nato]"),
        ("збройних сил україни", "[(збройних & сил & україни) | зсу]"),
        ("nato", "[nato | нато]"),
        ("міноборони", "[міноборони | (міністерство & оборони) | (міністерство & оборони & україни)]"),
        (
            "Міністерстві оборони України",
            "[(міністерстві & оборони & україни) | міноборони | (міністерство & оборони)]",
        ),
        ("Міністерство та оборони", "[(міністерство & оборони) | міноборони | (міністерство & оборони & україни)]"),
        ('"ЗСУ"', '["зсу"]'),
        ("дрон OR ЗСУ", "[дрон | зсу | (збройні & сили & україни)]"),
        ("зсу*", "[зсу*]"),
        # nothing
        ("", ""),
        ("… \x00 — ! ' \"", ""),
        ("-міст", ""),
        ("-міст -річка", ""),
    ],
)
def test_a_line_is_read_as_its_writer_means_it(line: str, expected: str) -> None:
    assert asked(line) == expected


@pytest.mark.parametrize(
    ("line", "is_cut"),
    [
        ("міністр оборони", False),
        (" ".join(f"слово{letter}" for letter in "абвгґдеєжзиі"), False),
        (" ".join(f"слово{letter} та" for letter in "абвгґдеєжзиі"), False),
        (" ".join(f"слово{letter}" for letter in "абвгґдеєжзиіїй"), True),
        ("слово " * 100, True),
        (" OR ".join(f"слово{letter}" for letter in "абвгґде"), True),
        ("-міст", True),
    ],
)
def test_a_line_that_is_cut_says_so(line: str, is_cut: bool) -> None:
    assert parse(line, "uk").is_cut == is_cut


def test_words_that_exclude_alone_ask_nothing() -> None:
    assert parse("-дрони", "uk") == Query(is_cut=True)


def test_a_word_brings_its_lemmas_and_its_text() -> None:
    assert parse("Оборони", "uk").groups == ((Word("Оборони", ("оборона", "оборонити"), "оборони"),),)


@given(
    st.one_of(
        st.text(max_size=400),
        st.lists(
            st.sampled_from(
                ["-", "–", '"', "«", "»", "„", "“", "|", " ", "*", "OR", "АБО", "міст", "ЗСУ", "на", "F-16", "'"]
            )
        ).map("".join),
    ),
    st.sampled_from(["uk", "en"]),
)
@settings(max_examples=300, deadline=None)
def test_no_line_is_too_strange_or_too_much(line: str, language: str) -> None:
    query = parse(line, language, SYNONYMS)
    parts = [part for item in query.without for part in (item.parts if isinstance(item, Both) else (item,))]
    assert len(query.groups) + len(parts) <= MOST_TERMS
    assert all(1 <= len(group) <= MOST_ALTERNATIVES for group in query.groups)
    assert query.groups or not query.without
