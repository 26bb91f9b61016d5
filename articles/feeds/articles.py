"""The feeds of whole articles: of the site, a topic, a company or model, an author; as Atom and as JSON Feed."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.shortcuts import get_object_or_404

from articles.feeds.full_text import full_text, load_whole
from articles.models import ArticlePage, Author, Topic
from articles.queries import ArticleQuerySet
from core.feeds import PUBLICATION, AtomFeed
from core.site_root import site_root
from facts.models import Entity

NEWEST = 20


@dataclass
class Followed:
    """What one feed follows. Paths are the site's own; `feed_path` comes without its ending."""

    title: str
    subtitle: str
    path: str
    feed_path: str
    articles: ArticleQuerySet
    root: str = ""


def followed_site() -> Followed:
    words = "AI開発の競争を追う記事の全文。確かさの印と出典つき。"
    return Followed(PUBLICATION, words, "/articles/", "/feeds/articles", ArticlePage.objects.published())


def followed_topic(slug: str) -> Followed:
    topic = get_object_or_404(Topic, slug=slug)
    words = topic.description or f"「{topic.name}」を扱う記事の全文。"
    return of_thing(topic, words, ArticlePage.objects.published().filter(tagged_topics__tag=topic))


def followed_author(slug: str) -> Followed:
    author = get_object_or_404(Author, slug=slug)
    words = f"{author.name}が書いた記事の全文。"
    return of_thing(author, words, ArticlePage.objects.published().filter(article_authors__author=author))


def followed_entity(slug: str) -> Followed:
    """A company with its models, as its page lists them."""
    entity = get_object_or_404(Entity.objects.all(), slug=slug)
    words = f"{entity.name}を取り上げた記事の全文。"
    return of_thing(entity, words, ArticlePage.objects.published().mentioning([entity, *entity.children.all()]))


def of_thing(thing, words: str, articles: ArticleQuerySet) -> Followed:
    path = thing.get_absolute_url()
    return Followed(f"{PUBLICATION} {thing.name}", words, path, f"{path}feed", articles)


class ArticlesFeed(AtomFeed):
    """The newest articles with their whole text. The number of queries does not depend on how many, or how long.

    `updated` is when readers were last told of a change (訂正, 更新, 追記), else
    the publication: a typo put right moves nothing. An entry's id outlives a new
    title and a new address.
    """

    def __init__(self, find, feed_type=AtomFeed.feed_type):
        """Takes what finds the followed (given the arguments of the address), and the form."""
        self.find, self.feed_type = find, feed_type

    def get_object(self, request, **kwargs) -> Followed:
        followed = self.find(**kwargs)
        followed.root = site_root(request)
        return followed

    def title(self, followed):
        return followed.title

    def subtitle(self, followed):
        return followed.subtitle

    def link(self, followed):
        return f"{followed.root}{followed.path}"

    def feed_url(self, followed):
        return f"{followed.root}{followed.feed_path}{self.feed_type.ending}"

    feed_guid = link

    def feed_extra_kwargs(self, followed):
        return {"hub": settings.WEBSUB_HUB}

    def items(self, followed):
        return load_whole(followed.articles.newest_first()[:NEWEST], followed.root)

    def item_title(self, article):
        return article.title

    def item_text(self, article):
        return article.dek

    def item_link(self, article):
        return article.whole.address

    def item_guid(self, article):
        return f"tag:{urlsplit(article.whole.address).hostname},2025:articles/{article.pk}"

    def item_pubdate(self, article):
        return article.first_published_at

    def item_updateddate(self, article):
        return article.last_updated_at or article.first_published_at

    def item_categories(self, article):
        return [topic.name for topic in article.topic_list]

    def item_extra_kwargs(self, article):
        root = article.whole.root
        return {
            "content": full_text(article),
            "summary": article.dek or None,
            "authors": [(author.name, f"{root}{author.get_absolute_url()}") for author in article.authors],
            "image": article.whole.hero and article.whole.absolute(article.whole.hero.url),
        }
