"""How search grows: 10,000 articles of 5,000 characters beside 100, asked the same things in turn.

    var/venv/bin/python drills/search.py

Makes two databases on the test run's server (drills/search_site.py) and drops them again. Prints the median and p95 of
the result page in either, with their ratio (goal: below 4), the plans at full size, how long an article of 20,000
characters takes to be indexed (goal: at most 200 ms), and what the dictionary costs a process in memory. About five
minutes.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
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
WARM_UP = 2


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    sites = {n: start(n) for n in (100, options.articles)}
    for site in sites.values():
        print(answer(site))
    taken = {n: defaultdict(list) for n in sites}
    for number in range(options.rounds + WARM_UP):
        for name, query in QUERIES.items():
            for n, site in sites.items():
                milliseconds = ask(site, query)
                if number >= WARM_UP:
                    taken[n][name].append(milliseconds)
    report(taken)
    for question in ("?plans", "?time to index", "?memory"):
        print(ask(sites[options.articles], question))
    for site in sites.values():
        ask(site, "?end")
        site.wait(60)


def start(n):
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "airace.settings.test", "TEST_DATABASE": f"drill_search_{n}"}
    command = [sys.executable, str(ROOT / "drills" / "search_site.py"), str(n)]
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def ask(site, question):
    site.stdin.write(question + "\n")
    site.stdin.flush()
    return answer(site)


def answer(site):
    line = site.stdout.readline()
    if not line:
        raise SystemExit(f"a site has ended: {site.wait()}")
    return json.loads(line)


def report(taken):
    small, large = taken
    print(f"{'':28} {small:>7} articles {large:>10} articles   (median, ms)")
    for name in QUERIES:
        show(name, *(statistics.median(times[name]) for times in taken.values()))
    everything = [[one for each in times.values() for one in each] for times in taken.values()]
    show("all, p50", *map(statistics.median, everything))
    show("all, p95", *(statistics.quantiles(times, n=20)[-1] for times in everything))


def show(name, small, large):
    print(f"{name:28} {small:16.1f} {large:19.1f}   × {large / small:.1f}")


if __name__ == "__main__":
    main()
