"""How everything that lists articles grows: 10,000 articles of 5,000 characters beside 100.

    var/venv/bin/python drills/lists.py

Every article has one of ten topics and names one of ten companies, so that at full size a thousand are kin to each.
Prints the median of each address in either site, with their ratio, and what publishing once more takes. Four minutes.
"""

import argparse

from two_sites import compare

PATHS = {
    "article, with related ones": "/articles/a-50/",
    "article as Markdown": "/articles/a-50.md",
    "front page": "/",
    "list of articles": "/articles/",
    "fifth page of the list": "/articles/?page=5",
    "topic": "/topics/topic-0/",
    "list of topics": "/topics/",
    "company": "/entities/company-0/",
    "Atom": "/feeds/articles.xml",
    "JSON Feed": "/feeds/articles.json",
    "Atom of a topic": "/topics/topic-0/feed.xml",
    "Atom of a company": "/entities/company-0/feed.xml",
    "index of sitemaps": "/sitemap.xml",
    "sitemap of articles": "/sitemap-articles.xml",
    "sitemap of topics": "/sitemap-topics.xml",
    "sitemap for news": "/news-sitemap.xml",
    "llms.txt": "/llms.txt",
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    compare(PATHS, options.articles, options.rounds, ("?publish",))


if __name__ == "__main__":
    main()
