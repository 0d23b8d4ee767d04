"""Every story of the demo ministry."""

from newsroom.demo.articles_autumn import ARTICLES as AUTUMN
from newsroom.demo.articles_desk import ARTICLES as DESK
from newsroom.demo.articles_early import ARTICLES as EARLY
from newsroom.demo.articles_fortnight import ARTICLES as FORTNIGHT
from newsroom.demo.articles_season import ARTICLES as SEASON
from newsroom.demo.articles_week import ARTICLES as WEEK
from newsroom.demo.articles_year import ARTICLES as YEAR
from newsroom.demo.shapes import Article

ARTICLES: tuple[Article, ...] = (*WEEK, *FORTNIGHT, *AUTUMN, *SEASON, *YEAR, *EARLY, *DESK)
