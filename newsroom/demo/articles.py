"""Every story of the demo ministry."""

from newsroom.demo.articles_autumn import ARTICLES as AUTUMN
from newsroom.demo.articles_week import ARTICLES as WEEK
from newsroom.demo.articles_year import ARTICLES as YEAR
from newsroom.demo.shapes import Article

ARTICLES: tuple[Article, ...] = (*WEEK, *AUTUMN, *YEAR)
