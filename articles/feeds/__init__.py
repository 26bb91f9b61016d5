"""The feeds of articles."""

from .articles import ArticlesFeed, Followed, followed_author, followed_entity, followed_site, followed_topic
from .corrections import CorrectionsFeed

__all__ = [
    "ArticlesFeed",
    "CorrectionsFeed",
    "Followed",
    "followed_author",
    "followed_entity",
    "followed_site",
    "followed_topic",
]
