"""Articles, who wrote them, what they are about and how they changed."""

from .article_index_page import ArticleIndexPage
from .article_page import ArticleAuthor, ArticlePage
from .author import Author
from .topic import TaggedArticle, Topic
from .update_entry import UpdateEntry

__all__ = [
    "ArticleAuthor",
    "ArticleIndexPage",
    "ArticlePage",
    "Author",
    "TaggedArticle",
    "Topic",
    "UpdateEntry",
]
