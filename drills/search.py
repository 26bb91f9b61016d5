"""How search grows: 10,000 articles of 5,000 characters beside 100, asked the same things in turn.

    var/venv/bin/python drills/search.py

Makes two databases on the test run's server and drops them again. Prints the median and p95 of the result page in
either, with their ratio (goal: below 4), the plans at full size, how long an article of 20,000 characters takes to be
indexed (goal: at most 200 ms), and what the dictionary costs a process in memory. About five minutes.
"""

import argparse

from two_sites import compare

QUERIES = {
    "in every text, one word": "学習",
    "in every text, compound": "事前学習",
    "in every text, three words": "大規模言語モデル",
    "in a tenth": "量子",
    "in a hundredth": "光回路",
    "in ten": "紙幣",
    "two words": "推論　半導体",
    "exclusion": "学習 -電力",
    "phrase in every text": "「大規模言語モデルの学習」",
    "Latin": "ＧＰＴ－５",
    "in a title": "第77報",
    "nothing": "富士山の天気",
    "by date": "学習&order=date",
    "second page": "学習&page=2",
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    paths = {name: f"/search/?q={query}" for name, query in QUERIES.items()}
    compare(paths, options.articles, options.rounds, ("?plans", "?time to index", "?memory"))


if __name__ == "__main__":
    main()
