"""The demo's texts: articles, the things they name, their sources, authors, topics and policies."""

from home.demo.content import certainty, chase, corrections, dates, pre_training, tables
from home.demo.content.authors import AUTHORS
from home.demo.content.comments import COMMENTS
from home.demo.content.entities import ENTITIES
from home.demo.content.events import EVENTS, TIMELINE_INTRO
from home.demo.content.policies import PAGES
from home.demo.content.sources import SOURCES
from home.demo.content.topics import TOPICS

ARTICLES = [
    chase.ARTICLE,
    corrections.ARTICLE,
    tables.ARTICLE,
    pre_training.ARTICLE,
    dates.ARTICLE,
    certainty.ARTICLE,
]

__all__ = ["ARTICLES", "AUTHORS", "COMMENTS", "ENTITIES", "EVENTS", "PAGES", "SOURCES", "TIMELINE_INTRO", "TOPICS"]
