"""Sentences for measuring: plausible press-office Ukrainian, put together at random. No story, realistic lengths."""

from __future__ import annotations

import random

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


def headline(dice: random.Random) -> str:
    return dice.choice(HEADLINES).format(
        subject=dice.choice(SUBJECTS), deed=dice.choice(DEEDS), place=dice.choice(PLACES), number=dice.randint(1, 40)
    )


def sentence(dice: random.Random) -> str:
    middle = f"{dice.choice(SUBJECTS)} {dice.choice(DEEDS)} {dice.choice(PLACES)}"
    tail = f", {dice.choice(REASONS)}" if dice.random() < 0.6 else ""
    count = f" Ідеться про {dice.randint(2, 980)} одиниць і {dice.randint(3, 60)} населених пунктів."
    return f"{middle}{tail}.{count if dice.random() < 0.35 else ''}"


def paragraph(dice: random.Random) -> str:
    return f"<p>{' '.join(sentence(dice) for _ in range(dice.randint(2, 4)))}</p>"


def body(dice: random.Random, speaker: int | None) -> str:
    """Five to nine paragraphs and, where there is a speaker, a quotation: 150 to 400 words."""
    pieces = [paragraph(dice) for _ in range(dice.randint(5, 9))]
    if speaker:
        pieces.insert(2, f'<blockquote data-speaker="{speaker}"><p>«{dice.choice(QUOTES)}».</p></blockquote>')
    return "".join(pieces)
