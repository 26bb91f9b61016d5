"""Asks two sites of different size the same things in turn, and shows how their times compare."""

import json
import os
import statistics
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SMALL = 100
WARM_UP = 2


def start(n):
    """A process of drills/site_of_articles.py, which fills a database of its own on the test run's server."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "airace.settings.test", "TEST_DATABASE": f"drill_{n}"}
    command = [sys.executable, str(ROOT / "drills" / "site_of_articles.py"), str(n)]
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def compare(paths: dict[str, str], articles: int, rounds: int, questions=()):
    """Prints the milliseconds of each path in either site, then what the larger one answers to the questions."""
    sites = {n: start(n) for n in (SMALL, articles)}
    for site in sites.values():
        print(answer(site))
    taken = {n: defaultdict(list) for n in sites}
    for number in range(rounds + WARM_UP):
        for name, path in paths.items():
            for n, site in sites.items():
                milliseconds = ask(site, path)
                if number >= WARM_UP:
                    taken[n][name].append(milliseconds)
    report(taken)
    for question in questions:
        print(ask(sites[articles], question))
    for site in sites.values():
        ask(site, "?end")
        site.wait(60)


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
    for name in taken[small]:
        show(name, *(statistics.median(times[name]) for times in taken.values()))
    everything = [[one for each in times.values() for one in each] for times in taken.values()]
    show("all, p50", *map(statistics.median, everything))
    show("all, p95", *(statistics.quantiles(times, n=20)[-1] for times in everything))


def show(name, small, large):
    print(f"{name:28} {small:16.1f} {large:19.1f}   × {large / small:.1f}")
