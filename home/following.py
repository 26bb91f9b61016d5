"""What a reader can follow, for the page that explains how."""

from dataclasses import dataclass

from articles.models import ArticlePage, Topic
from facts.models import Entity

MOST_EXAMPLES = 12


@dataclass(frozen=True)
class Feed:
    label: str
    words: str
    address: str  # whole, to be copied
    other_form: str = ""  # the same as JSON Feed


def places_to_follow(root: str) -> dict:
    """The site's feeds, and topics and companies with feeds of their own. Two queries."""
    topics = Topic.objects.with_counts_of(ArticlePage.objects.published()).order_by("-article_count", "name")
    companies = Entity.objects.filter(kind=Entity.Kind.COMPANY).by_name()
    return {
        "root": root,
        "feeds": [
            Feed(
                "記事",
                "新しい記事が、全文のまま届きます。訂正や追記があれば、届いた記事も新しくなります。",
                f"{root}/feeds/articles.xml",
                f"{root}/feeds/articles.json",
            ),
            Feed("年表", "出来事の追加と、確かさの変化が届きます。", f"{root}/timeline/feed.xml"),
            Feed("訂正", "公開した記事の誤りと、どう直したかだけが届きます。", f"{root}/corrections/feed.xml"),
        ],
        "topics": list(topics[:MOST_EXAMPLES]),
        "companies": list(companies[:MOST_EXAMPLES]),
    }
