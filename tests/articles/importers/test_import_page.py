import datetime
import io
from pathlib import Path

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import translation

from articles.importers.articles import import_page
from articles.importers.page import Unreadable, decode
from articles.models import (
    Appointment,
    Article,
    ArticleLanguage,
    Mention,
    Official,
    Organisation,
    Position,
    PositionTitle,
    State,
    Tag,
    TaggedArticle,
)
from articles.workflow.readiness import PHOTO_PLACEHOLDER
from newsroom.lib.html import blocks, clean, plain

pytestmark = pytest.mark.django_db

SAMPLE = Path(__file__).parents[2] / "samples" / "ministry-page.txt"
DAY = datetime.date(2025, 8, 22)


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def sample() -> str:
    return decode(SAMPLE.read_bytes())


@pytest.fixture
def olena(django_user_model):
    return django_user_model.objects.create_user("olena")


@pytest.fixture
def shmyhal() -> Official:
    official = Official.objects.create(given_name_uk="Денис", family_name_uk="Шмигаль")
    for title, start, end in (
        ("Міністр оборони України", "2025-07-17", "2026-01-14"),
        ("Перший віцепрем’єр-міністр", "2026-01-14", None),
    ):
        position = Position.objects.create()
        PositionTitle.objects.create(position=position, title_uk=title)
        Appointment.objects.create(official=official, position=position, from_on=start, until_on=end)
    return official


@pytest.fixture
def nato() -> Organisation:
    return Organisation.objects.create(name_uk="Організація Північноатлантичного договору", abbreviation_uk="НАТО")


def story(*lines: str) -> str:
    return "\n\n".join(["Заголовок новини", "Зустріч відбулася у Києві.", *lines])


def everything() -> int:
    return sum(model.objects.count() for model in (Article, ArticleLanguage, Mention, TaggedArticle, Tag))


def run(*args: str) -> str:
    out = io.StringIO()
    call_command("import_page", *args, stdout=out, stderr=out)
    return out.getvalue()


def test_the_ministry_page_becomes_a_draft(sample, olena):
    imported = import_page(sample, event_on=DAY, by=olena)
    article = Article.objects.get()
    assert imported.article == article
    assert imported.created
    assert article.headline_uk.startswith("Денис Шмигаль та")
    assert article.lead_uk.startswith("Міністр оборони України")
    assert article.slug_uk.startswith("denys-shmyhal-ta-hensek-nato")
    assert (article.event_on, article.created_by) == (DAY, olena)
    assert not article.headline_en


def test_the_draft_belongs_to_the_person_who_imported_it(sample, olena):
    import_page(sample, by=olena)
    text = ArticleLanguage.objects.get()
    assert (text.language, text.state) == ("uk", State.DRAFT)
    assert list(text.touched_by.all()) == [olena]


def test_the_body_is_clean_tidy_and_complete(sample):
    body = import_page(sample).article.body_uk
    assert clean(body) == body
    assert [block.kind for block in blocks(body)] == ["quotation", "html", "quotation", "html", "quotation"]
    assert "1,5\u00a0млрд" in body
    assert "підкреслив очільник Міноборони" in plain(body)


def test_photo_placeholders_stand_where_the_photos_stood(sample):
    lines = plain(import_page(sample).article.body_uk).split("\n")
    places = [place for place, line in enumerate(lines) if line.startswith(PHOTO_PLACEHOLDER)]
    assert places == [2, 5, 8]
    assert lines[8] == "[Фото: IMG_8360 (2).JPG]"


def test_quotations_name_their_speaker_when_the_attribution_does(sample, shmyhal):
    imported = import_page(sample, event_on=DAY)
    speakers = [block.id for block in blocks(imported.article.body_uk) if block.kind == "quotation"]
    assert speakers == [shmyhal.pk, None, shmyhal.pk]
    assert any("очільник Міноборони" in note for note in imported.notes)


def test_people_and_organisations_are_suggested_in_order_and_in_any_case(sample, shmyhal, nato):
    rutte = Official.objects.create(given_name_uk="Марк", family_name_uk="Рютте")  # only stands there inflected
    article = import_page(sample).article
    assert [(m.official or m.organisation, m.role) for m in article.mentions.all()] == [
        (shmyhal, Mention.Role.SPEAKER),
        (nato, Mention.Role.SUBJECT),
        (rutte, Mention.Role.MENTIONED),
    ]


@pytest.mark.parametrize(("day", "title"), [(DAY, "Міністр оборони України"), (DAY.replace(2026), "віцепрем’єр")])
def test_the_report_gives_the_title_on_the_event_date(sample, shmyhal, day, title):
    [note] = [note for note in import_page(sample, event_on=day).notes if note.startswith("Mentioned: Денис")]
    assert title in note


def test_an_official_without_a_post_that_day_is_said_so(sample, shmyhal):
    notes = import_page(sample, event_on=datetime.date(2020, 1, 1)).notes
    assert "Mentioned: Денис Шмигаль. No title is known for the event date." in notes


def test_names_are_whole_words_as_written_and_the_longest_wins():
    ministry = Organisation.objects.create(name_uk="Міністерство оборони України")
    Organisation.objects.create(name_uk="Міністерство оборони")
    Organisation.objects.create(name_uk="Офіс", abbreviation_uk="ОПК")
    Organisation.objects.create(name_uk="Рада", abbreviation_uk="США")
    mentions = import_page(story("Міністерство оборони України та ОПКшники і сша.")).article.mentions.all()
    assert [mention.organisation for mention in mentions] == [ministry]


def test_an_apostrophe_of_another_kind_parts_nobody_from_the_name():
    official = Official.objects.create(given_name_uk="Дем'ян", family_name_uk="Лук’яненко")
    assert import_page(story("Прибув Демʼян Лук'яненко.")).article.mentions.get().official == official


def test_namesakes_are_not_guessed():
    for _ in range(2):
        Official.objects.create(given_name_uk="Іван", family_name_uk="Коваль")
    imported = import_page(story("«Ми готові», - сказав Іван Коваль."))
    assert not imported.article.mentions.exists()
    assert "data-speaker" not in imported.article.body_uk
    assert any("Several bear this name" in note for note in imported.notes)


def test_words_of_two_people_together_are_given_to_neither():
    for name in ("Коваль", "Бойко"):
        Official.objects.create(given_name_uk="Іван", family_name_uk=name)
    article = import_page(story("«Ми готові», - сказали Іван Коваль та Іван Бойко.")).article
    assert "data-speaker" not in article.body_uk
    assert article.mentions.count() == 2


def test_curated_tags_are_set_and_unknown_ones_reported_not_made():
    drones, old = Tag.objects.create(name_uk="Дрони"), Tag.objects.create(name_uk="БПЛА")
    Tag.objects.filter(pk=old.pk).update(merged_into=drones)
    imported = import_page(story("Текст.", "Теги", "дрони", "БПЛА", "Космос"))
    assert list(imported.article.tags.all()) == [drones]
    assert Tag.objects.count() == 2
    assert "No such tags in the register: Космос." in imported.notes


def test_the_same_page_makes_no_second_article(sample, olena):
    first = import_page(sample, by=olena).article
    again = import_page("\ufeff" + sample.replace("\n", "\r\n"))
    assert (again.article, again.created) == (first, False)
    assert Article.objects.count() == 1


def test_an_edited_draft_is_not_overwritten_by_its_page(sample):
    Article.objects.filter(pk=import_page(sample).article.pk).update(headline_uk="Інший заголовок")
    assert import_page(sample).headline == "Інший заголовок"
    assert Article.objects.get().headline_uk == "Інший заголовок"


def test_a_dry_run_writes_nothing_and_reports_the_same(sample, shmyhal, nato):
    before = everything()
    rehearsal = import_page(sample, event_on=DAY, dry_run=True)
    assert everything() == before
    assert rehearsal.article is None
    assert rehearsal.notes == import_page(sample, event_on=DAY).notes


@time_machine.travel("2025-08-22 22:30:00+00:00")
def test_without_an_event_date_today_in_kyiv_stands_there_to_be_checked(sample):
    imported = import_page(sample)
    assert imported.article.event_on == datetime.date(2025, 8, 23)
    assert any("2025-08-23" in note for note in imported.notes)


def test_markup_in_the_text_stays_text():
    article = import_page(story("<script>alert(1)</script> & <b>грім</b>.")).article
    assert plain(article.body_uk) == "<script>alert(1)</script> & <b>грім</b>."


def test_an_english_page_fills_the_english_columns():
    Official.objects.create(given_name_en="Denys", family_name_en="Shmyhal")
    text = "Ministers meet\n\nMinisters met in Kyiv.\n\n“We are ready,” said Denys Shmyhal."
    article = import_page(text, language="en").article
    assert (article.headline_en, article.headline_uk or "") == ("Ministers meet", "")
    assert "data-speaker" in article.body_en
    assert [text.language for text in article.languages.all()] == ["en"]


def test_a_page_that_cannot_be_read_leaves_nothing_behind():
    with pytest.raises(Unreadable):
        import_page("Перейти до головного вмісту")
    assert everything() == 0


def test_the_command_reports_what_it_made(olena):
    report = run(str(SAMPLE), "--event-date", "2025-08-22", "--by", "olena")
    article = Article.objects.get()
    assert (article.event_on, article.created_by) == (DAY, olena)
    assert f"Draft № {article.pk}: Денис Шмигаль" in report
    assert "3 quotations found." in report
    assert f"Article № {article.pk}" in run(str(SAMPLE))


def test_the_command_rehearses():
    assert "Would become a draft: Денис Шмигаль" in run(str(SAMPLE), "--dry-run")
    assert everything() == 0


def test_a_bad_file_does_not_stop_the_others(tmp_path):
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "old.txt").write_bytes("Міністр".encode("cp1251"))
    files = [tmp_path / "missing.txt", tmp_path / "empty.txt", tmp_path, SAMPLE, tmp_path / "old.txt"]
    out = io.StringIO()
    with pytest.raises(CommandError, match="4 of 5 files were not imported"):
        call_command("import_page", *map(str, files), stdout=out, stderr=out)
    assert Article.objects.count() == 1
    for sentence in ("No such file", "The file is empty.", "Is a directory", "not in UTF-8"):
        assert sentence in out.getvalue()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--event-date", "22.08.2025"], "write it like 2025-08-22"),
        (["--language", "de"], "it may be: uk, en"),
        (["--by", "nobody"], "no active user “nobody”"),
    ],
)
def test_wrong_arguments_are_refused_before_anything_is_read(arguments, sentence):
    with pytest.raises(CommandError, match=sentence):
        run(str(SAMPLE), *arguments)
    assert everything() == 0
