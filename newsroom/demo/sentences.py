"""Sentences for measuring: plausible press-office Ukrainian, put together at random. No story, realistic lengths."""

from __future__ import annotations

import random
from dataclasses import dataclass

from newsroom.lib.html import words
from newsroom.lib.typography import tidy, tidy_html

SUBJECTS = (
    "Міністерство", "Робоча група", "Навчальний центр", "Медична служба", "Спільна комісія", "Департамент закупівель",
    "Делегація партнерів", "Координаційний штаб", "Центр цифрових послуг", "Команда розмінування", "Рада ветеранів",
    "Служба логістики", "Військова академія", "Інспекція якості", "Пресслужба", "Управління будівництва",
)  # fmt: skip
DEEDS = (
    "погодила перелік першочергових потреб", "завершило другий етап підготовки", "представило звіт за квартал",
    "передала громаді оновлене обладнання", "розпочало навчання інструкторів", "узгодила строки поставок",
    "відкрило доступ до електронної черги", "перевірила стан укриттів", "підписала угоду про співпрацю",
    "оприлюднило результати відкритих торгів", "оглянула поля, де тривають роботи", "прийняла перших учасників",
    "замінило паперові довідки витягами", "випробувала нові засоби зв’язку", "скоротила час розгляду звернень",
)  # fmt: skip
PLACES = (
    "у Києві", "на Полтавщині", "у Львові", "в Одесі", "на Чернігівщині", "у Вінниці", "на Закарпатті", "у Дніпрі",
    "на Харківщині", "у Черкасах", "на Волині", "у Миколаєві", "за участю громад", "разом із партнерами",
)  # fmt: skip
REASONS = (
    "щоб допомога надходила вчасно", "аби кожен крок можна було перевірити", "відповідно до річного плану",
    "на прохання місцевих громад", "після тримісячного випробування", "за кошти міжнародного фонду",
    "без додаткового навантаження на бюджет", "із дотриманням вимог безпеки",
)  # fmt: skip
QUOTES = (
    "Ми рахуємо не обіцянки, а дні, за які людина отримує потрібне",
    "Кожна домовленість має строк, виконавця і відкритий звіт",
    "Головне — щоб рішення дійшло до підрозділу й громади без зайвих паперів",
    "Партнери бачать результат, тому готові планувати разом із нами на рік уперед",
    "Цю роботу роблять тисячі людей, і ми маємо берегти їхній час",
)
HEADLINES = ("{subject} {deed} {place}", "{subject} {deed}", "{subject} {deed} {place}: підсумки {number} дня")


POOL = 4000  # tidying is the slow part, so texts are put together from as many ready ones


@dataclass(frozen=True)
class Paragraph:
    html: str
    words: int


@dataclass(frozen=True)
class Pool:
    headlines: list[str]
    leads: list[str]
    paragraphs: list[Paragraph]
    quotations: list[Paragraph]

    @classmethod
    def make(cls, dice: random.Random) -> Pool:
        return cls(
            headlines=[tidy(_headline(dice), "uk").text for _ in range(POOL)],
            leads=[tidy(_sentence(dice), "uk").text for _ in range(POOL)],
            paragraphs=[_paragraph(" ".join(_sentence(dice) for _ in range(dice.randint(2, 4)))) for _ in range(POOL)],
            quotations=[_paragraph(f"«{quoted}».") for quoted in QUOTES],
        )


def _paragraph(text: str) -> Paragraph:
    html = tidy_html(f"<p>{text}</p>", "uk").text
    return Paragraph(html, words(html))


def _headline(dice: random.Random) -> str:
    return dice.choice(HEADLINES).format(
        subject=dice.choice(SUBJECTS), deed=dice.choice(DEEDS), place=dice.choice(PLACES), number=dice.randint(1, 40)
    )


def _sentence(dice: random.Random) -> str:
    middle = f"{dice.choice(SUBJECTS)} {dice.choice(DEEDS)} {dice.choice(PLACES)}"
    tail = f", {dice.choice(REASONS)}" if dice.random() < 0.6 else ""
    count = f" Ідеться про {dice.randint(2, 980)} одиниць і {dice.randint(3, 60)} населених пунктів."
    return f"{middle}{tail}.{count if dice.random() < 0.35 else ''}"
