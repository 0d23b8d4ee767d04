"""Words for measuring: forms of the Ukrainian dictionary, so that a few are common and most are rare, as in news."""

from __future__ import annotations

import random
from itertools import accumulate

import pymorphy3

BEGINNINGS = [
    "бал",
    "ват",
    "вер",
    "від",
    "гор",
    "дерев",
    "доб",
    "зап",
    "зел",
    "кам",
    "книг",
    "крас",
    "лис",
    "мал",
    "мор",
    "наг",
    "обл",
    "пал",
    "пер",
    "пол",
    "рад",
    "різ",
    "сер",
    "сол",
    "тва",
    "учи",
    "хол",
    "час",
    "шир",
    "яс",
]
EVERY = 4
# The n-th word is used 1/(n + FLAT) as often as the first would be.
FLAT = 10


class Vocabulary:
    """About 110,000 forms in an order of their own each time."""

    def __init__(self, dice: random.Random) -> None:
        known = pymorphy3.MorphAnalyzer(lang="uk").dictionary.words
        found = {word for beginning in BEGINNINGS for word in known.keys(beginning)[::EVERY]}
        self.words = sorted(word for word in found if word.isalpha() and word.islower() and len(word) > 3)
        dice.shuffle(self.words)
        self.weights = list(accumulate(1 / (place + FLAT) for place in range(len(self.words))))

    def sentence(self, count: int, dice: random.Random) -> str:
        """`count` words, the first with a capital letter. It says nothing."""
        return " ".join(dice.choices(self.words, cum_weights=self.weights, k=count)).capitalize() + "."
