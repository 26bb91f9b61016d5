"""/llms.txt: what a language model should know of this publication before it reads on; a selection, not a list."""

import re

from django.urls import reverse

from articles.models import ArticlePage, Topic
from core.feeds import printable
from discussion.pages import readable_pages
from facts.status import Status
from home.models import HomePage, StandardPage

MOST_MAIN, MOST_NEWEST, MOST_PAGES, MOST_TOPICS = 7, 25, 12, 20
LONGEST_TITLE, LONGEST_WORDS = 80, 100
MARKUP = re.compile(r"([\\\[\]<>`*_])")

MEANINGS = {
    Status.OFFICIAL: "本人や組織が、自ら公に述べたこと",
    Status.REPORTED: "第三者が取材して伝えたこと",
    Status.ESTIMATED: "公表された数字などから計算したこと",
    Status.LEAKED: "流出した文書や、名を明かさない関係者によること。真偽は確かめられていない",
    Status.SPECULATED: "根拠をもとにした予想",
    Status.REFUTED: "のちに否定されたこと",
}


def llms_context() -> dict:
    """Nine queries at most, whatever the number of articles; under 50 kB with the longest of titles."""
    newest = list(readable().newest_first()[: MOST_NEWEST + MOST_MAIN])
    main = main_articles() or newest[:1]
    pages = StandardPage.objects.filter(pk__in=readable_pages().values("pk")).order_by("path")
    return {
        "statuses": [(status.value, status.label, meaning) for status, meaning in MEANINGS.items()],
        "main": [entry(article) for article in main],
        "newest": [entry(article) for article in newest if article not in main][:MOST_NEWEST],
        "pages": [
            (in_one_line(page.title, LONGEST_TITLE), page.url, in_one_line(page.intro, LONGEST_WORDS))
            for page in pages.defer_streamfields()[:MOST_PAGES]
        ],
        "topics": [
            (in_one_line(topic.name, LONGEST_TITLE), topic.get_absolute_url())
            for topic in Topic.objects.with_counts_of(ArticlePage.objects.published()).order_by("-article_count", "pk")[
                :MOST_TOPICS
            ]
        ],
    }


def readable():
    return ArticlePage.objects.published().filter(alias_of__isnull=True).defer_streamfields()


def main_articles() -> list[ArticlePage]:
    """The lead story and the editors' choice, in this order."""
    home = HomePage.objects.live().first()
    if home is None:
        return []
    chosen = [home.lead_article_id, *home.editors_choice.values_list("article", flat=True)]
    found = readable().in_bulk([pk for pk in chosen if pk])
    return [found[pk] for pk in dict.fromkeys(chosen) if pk in found][:MOST_MAIN]


def entry(article) -> tuple[str, str, str]:
    """(title, path of its Markdown, lead)."""
    path = reverse("article_markdown", args=[article.slug])
    return in_one_line(article.title, LONGEST_TITLE), path, in_one_line(article.dek, LONGEST_WORDS)


def in_one_line(text: str, most: int) -> str:
    """Without breaks, control characters or anything that Markdown would read as markup; cut with an ellipsis."""
    line = " ".join(printable(text).split())
    line = line if len(line) <= most else f"{line[: most - 1]}…"
    return MARKUP.sub(r"\\\1", line)
