"""Which passage of a translation was made from which, and how far each is behind. No database."""

from types import SimpleNamespace
from typing import Any

from articles.workflow.passages import Made, Pair, behind, confirmed, pairs, passages, remembered, rewrite

UK = (
    "<p>Школу відкрили 14 травня.</p>",
    "<h2>Роботи</h2>",
    "<p>Тривав ремонт двору.</p>",
    "<p>Навчатимуться 320 дітей.</p>",
)
EN = ("<p>The school opened on 14 May.</p>", "<h2>Works</h2>", "<p>The yard was repaired.</p>", "<p>320 children.</p>")


def text(uk: tuple[str, ...] = UK, en: tuple[str, ...] = EN, **fields: str) -> Any:
    names = ("headline", "short_headline", "lead", "dateline", "seo_description", "social_text", "body", "slug")
    values = {f"{name}_{language}": "" for name in names for language in ("uk", "en")}
    values |= {"headline_uk": "Відкрито школу", "headline_en": "A school opens"}
    return SimpleNamespace(**(values | {"body_uk": "".join(uk), "body_en": "".join(en)} | fields))


def beside(article: Any, made: list[Made]) -> list[Pair]:
    return pairs(passages(article, "uk"), passages(article, "en"), made)


def saved(article: Any, made: list[Made] | None = None) -> list[Made]:
    """What is remembered after this working copy is saved over what was remembered before."""
    return remembered(beside(article, made or []), made or [])


def state(article: Any, made: list[Made]) -> list[tuple[str, str, str]]:
    """(source, translation, grade) of every pair of the body."""
    return [
        (one.source.text if one.source else "", one.translation.text if one.translation else "", one.grade)
        for one in beside(article, made)
        if one.passage.at is not None
    ]


def test_nothing_is_behind_when_the_translation_is_made() -> None:
    made = saved(text())
    assert behind(beside(text(), made)) == ""
    assert next(one[:2] for one in state(text(), made)) == ("Школу відкрили 14 травня.", "The school opened on 14 May.")


def test_change_in_one_passage_marks_that_passage_alone() -> None:
    made = saved(text())
    after = text(uk=(*UK[:3], "<p>Навчатимуться 340 дітей.</p>"))
    assert [grade for *_words, grade in state(after, made)] == ["", "", "", "facts"]
    assert saved(after, made) == made


def test_moved_passage_is_not_behind() -> None:
    made = saved(text())
    assert behind(beside(text(uk=(UK[2], UK[0], UK[1], UK[3])), made)) == ""


def test_passage_that_was_put_between_is_new_and_its_neighbours_keep_their_translations() -> None:
    made = saved(text())
    after = text(uk=(UK[0], "<p>Про це повідомив Коваль.</p>", *UK[1:]))
    assert state(after, made)[1] == ("Про це повідомив Коваль.", "", "facts")
    assert [grade for *_words, grade in state(after, made)] == ["", "facts", "", "", ""]
    translated = text(uk=(UK[0], "<p>Про це повідомив Коваль.</p>", *UK[1:]), en=(EN[0], "<p>Koval said.</p>", *EN[1:]))
    assert behind(beside(translated, saved(translated, made))) == ""


def test_passage_that_went_leaves_its_translation_marked() -> None:
    made = saved(text())
    after = text(uk=UK[:3])
    assert ("", "320 children.", "facts") in state(after, made)


def test_passage_that_was_written_wholly_anew_stays_beside_its_translation() -> None:
    made = saved(text())
    after = text(uk=(*UK[:2], "<p>Упорядкували також підвал і дах.</p>", UK[3]))
    assert state(after, made)[2] == ("Упорядкували також підвал і дах.", "The yard was repaired.", "wording")


def test_translation_that_says_something_new_is_made_from_the_source_of_today() -> None:
    made = saved(text())
    source = (*UK[:3], "<p>Навчатимуться 340 дітей.</p>")
    mended = text(uk=source, en=(*EN[:3], "<p>340 children.</p>"))
    assert behind(beside(mended, saved(mended, made))) == ""


def test_typo_mended_in_the_translation_makes_it_no_newer() -> None:
    made = saved(text(en=(*EN[:3], "<p>320 chidlren will study.</p>")))
    source = (*UK[:3], "<p>Навчатимуться 340 дітей.</p>")
    mended = text(uk=source, en=(*EN[:3], "<p>320 children will study.</p>"))
    assert behind(beside(mended, saved(mended, made))) == "facts"


def test_one_passage_or_all_are_said_to_be_up_to_date() -> None:
    made = saved(text())
    after = text(uk=("<p>Школу відкрили 15 травня.</p>", *UK[1:3], "<p>Навчатимуться 340 дітей.</p>"))
    first = next(one for one in beside(after, made) if one.grade)
    one_less = confirmed(beside(after, made), first.key)
    assert [grade for *_words, grade in state(after, one_less)] == ["", "", "", "facts"]
    assert behind(beside(after, confirmed(beside(after, one_less)))) == ""


def test_what_the_translator_left_out_is_no_fault_until_it_changes() -> None:
    shorter = text(en=EN[:3])
    made = saved(shorter)
    assert behind(beside(shorter, made)) == ""
    assert behind(beside(text(uk=(*UK[:3], "<p>Навчатимуться 340 дітей.</p>"), en=EN[:3]), made)) == "facts"


def test_translation_that_is_not_begun_is_not_behind() -> None:
    headline_only = text(en=())
    made = saved(headline_only)
    assert behind(beside(text(uk=(*UK[:3], "<p>Навчатимуться 340 дітей.</p>"), en=()), made)) == ""
    assert behind(beside(text(en=(), lead_uk="Відкрили 2 школи."), made)) == ""
    assert behind(beside(text(en=(), headline_uk="Відкрито 2 школи"), made)) == "facts"


def test_other_speaker_is_a_fact_and_other_link_is_not() -> None:
    quote = '<blockquote data-speaker="{}"><p>Ми впоралися.</p></blockquote>'
    made = saved(text(uk=(quote.format(1),), en=(quote.format(1),)))
    assert behind(beside(text(uk=(quote.format(2),), en=(quote.format(1),)), made)) == "facts"
    link = '<p>Докладно <a href="{}">тут</a>.</p>'
    made = saved(text(uk=(link.format("/a"),), en=("<p>More here.</p>",)))
    assert behind(beside(text(uk=(link.format("/b"),), en=("<p>More here.</p>",)), made)) == "wording"


def test_caption_follows_its_photo() -> None:
    figure = '<figure data-photo="{}"><figcaption>{}</figcaption></figure>'
    article = text(
        uk=(figure.format(1, "Клас"), figure.format(2, "Двір")),
        en=(figure.format(2, "A yard"), figure.format(1, "A room")),
    )
    assert [one[:2] for one in state(article, saved(article))] == [("Клас", "A room"), ("Двір", "A yard")]


def test_caption_of_another_photo_is_no_translation() -> None:
    figure = '<figure data-photo="{}"><figcaption>{}</figcaption></figure>'
    article = text(uk=(figure.format(1, "Клас"),), en=(figure.format(2, "A yard"),))
    assert [one[:2] for one in state(article, saved(article))] == [("", "A yard"), ("Клас", "")]


def test_what_is_typed_beside_the_source_goes_to_its_place() -> None:
    link = '<p>See <a href="/a">this</a>.</p>'
    article = text(uk=(UK[0], "<p>Новий абзац.</p>", *UK[1:]), en=(EN[0], *EN[1:3], link))
    made = saved(text(en=(EN[0], *EN[1:3], link)))
    found = beside(article, made)
    new = next(one for one in found if one.translation is None and one.source and one.source.text == "Новий абзац.")
    works = next(one for one in found if one.translation and one.translation.text == "Works")
    rewrite(article, "en", found, {new.key: "A new & <b> paragraph.", works.key: "", "headline": "It opens"})
    assert article.headline_en == "It opens"
    assert article.body_en == EN[0] + "<p>A new &amp; &lt;b&gt; paragraph.</p>" + EN[2] + link


def test_lines_of_a_post_are_kept_and_those_of_a_headline_joined() -> None:
    article = text(social_text_uk="Раз.", social_text_en="One.\n\n<Two> & three.")
    found = beside(article, [])
    assert (
        next(one.translation.text for one in found if one.key == "social_text" and one.translation)
        == "One.\n\n<Two> & three."
    )
    rewrite(article, "en", found, {"social_text": "One.\r\n\r\nTwo.", "headline": "A school\r\n opens"})
    assert (article.social_text_en, article.headline_en) == ("One.\n\nTwo.", "A school opens")


def test_only_what_loses_nothing_is_rewritten_as_lines() -> None:
    plain = ("<p>Один<br>два</p>", "<ul><li>а</li><li>б</li></ul>", "<blockquote><p>Раз.</p><p>Два.</p></blockquote>")
    rich = (
        "<p><strong>Один</strong></p>",
        "<ul><li><p>а</p><p>б</p></li></ul>",
        "<blockquote><p>Раз.</p><footer>Хтось</footer></blockquote>",
        "<table><tbody><tr><td>1</td></tr></tbody></table>",
    )
    found = [one.is_plain for one in passages(text(uk=(*plain, *rich)), "uk") if one.at is not None]
    assert found == [True, True, True, False, False, False, False]
