"""The timeline with 10,000 events, half of them in one year, beside the same with 100: time, bytes, queries, plans.

    var/venv/bin/python drills/timeline.py

Works in a database of its own beside the tests', and drops it. Exits with 1 when a page costs more than its budget,
or when a query of the large timeline reads a whole table of events.
"""

import argparse
import gzip
import os
import re
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ["DJANGO_SETTINGS_MODULE"] = "airace.settings.test"
os.environ["TEST_DATABASE"] = "airace_drill_timeline"

import django

django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.runner import DiscoverRunner  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

PATHS = [
    "/timeline/",
    "/timeline/?year=2025",
    "/timeline/?company=drill-3",
    "/timeline/?kind=leak",
    "/timeline/?status=refuted",
    "/timeline/?company=drill-3&kind=leak&year=2025",
    "/timeline/?from=2025-03&to=2025-04",
    "/timeline/events/drill-50/",
    "/timeline/feed.xml",
    "/timeline/events.json",
    "/timeline/events.csv",
    "/timeline/events.ics",
]
DEEP = "/timeline/?year=2025&page=30"
MOST_QUERIES, MOST_BYTES = 12, 60_000
# Counting the events of every company reads their links, of two numbers each, in full.
SCANNED = re.compile(r"Seq Scan on (timeline_event|timeline_trailentry)\b(?!_)")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    runner = DiscoverRunner(verbosity=0, interactive=False)
    old = runner.setup_databases()
    try:
        few = measured(100, options.rounds)
        many = measured(10_000, options.rounds) | {DEEP: measure(DEEP, options.rounds)}
    finally:
        runner.teardown_databases(old)
    print(f"{'':46}{'100 events':>30}{'10,000 events':>34}")
    for path in PATHS:
        print(f"{path:46}{line(few[path])}    {line(many[path])}")
    print(f"{DEEP:46}{'':27}    {line(many[DEEP])}")
    faults = [fault for path in many for fault in faults_of(path, many[path])]
    print("\n".join(faults) or "within all budgets; no table of events is read in full")
    sys.exit(bool(faults))


def measured(count: int, rounds: int) -> dict:
    fill(count)
    return {path: measure(path, rounds) for path in PATHS}


def fill(count: int) -> None:
    """Events up to this number: half in 2025, the rest over twenty years before; nine companies with a model each."""
    from facts.models import Entity, Source
    from timeline.models import Event, TrailEntry

    entities = []
    for n in range(9):
        company, _ = Entity.objects.get_or_create(slug=f"drill-{n}", defaults={"name": f"企業{n}", "kind": "company"})
        model, _ = Entity.objects.get_or_create(
            slug=f"drill-m{n}", defaults={"name": f"モデル{n}", "kind": "model", "parent": company}
        )
        entities += [company, model]
    sources = [Source.objects.get_or_create(title=f"報告{n}", publisher="調べた人")[0] for n in range(50)]
    kinds = [
        "release",
        "leak",
        "strategy",
        "people",
        "money",
        "regulation",
        "incident",
        "product",
        "retirement",
        "period",
    ]
    words = ["official", "reported", "estimated", "leaked", "speculated", "refuted"]
    events = []
    for n in range(Event.objects.count(), count):
        year = 2025 if n % 2 else 2005 + n // 2 % 20
        kind = "lead" if n % 100 == 7 else kinds[n // 2 % 10]
        month, day = 1 + n // 3 % 12, 1 + n // 5 % 28
        event = Event(
            title=f"{n}番目の出来事、少し長い件名で書いたもの",
            slug=f"drill-{n}",
            summary="何が起き、何が変わったのかを、一、二文で短くまとめた説明がここに入る。" * 2,
            start=f"{year}-{month:02}-{day:02}" if n % 4 else f"{year}-{month:02}",
            kind=kind,
            track="overall" if kind == "lead" else "",
            leader=entities[n // 2 % 9 * 2] if kind == "lead" else None,
        )
        event.derive()
        event.status = words[n // 7 % 6]
        events.append(event)
    Event.objects.bulk_create(events)
    named = Event.entities.through
    named.objects.bulk_create(
        named(event=event, entity=entities[(n + part) % 18])
        for n, event in enumerate(events)
        for part in range(1 + n % 2)
    )
    TrailEntry.objects.bulk_create(
        TrailEntry(event=event, status=event.status, source=sources[n % 50], sort_order=0)
        for n, event in enumerate(events)
    )
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def measure(path: str, rounds: int) -> dict:
    client = Client()
    answer(client, path)
    with CaptureQueriesContext(connection) as queries:
        response = answer(client, path)
    asked = [query["sql"] for query in queries]
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        answer(client, path)
        taken.append((time.perf_counter() - start) * 1000)
    figure = re.search(rb"<figure class=\"lanes.*?</figure>", response.content, re.DOTALL)
    return {
        "ms": statistics.median(taken),
        "bytes": len(gzip.compress(response.content)),
        "figure": len(gzip.compress(figure[0])) if figure else 0,
        "queries": len(asked),
        "scans": sorted({table for sql in asked for table in scans_of(sql)}),
    }


def answer(client, path: str):
    response = client.get(path)
    if response.status_code != 200:
        raise SystemExit(f"{path} answered {response.status_code}")
    return response


def scans_of(sql: str) -> list[str]:
    if not sql.lstrip("(").startswith("SELECT") or "timeline_" not in sql:
        return []
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {sql}")
        return SCANNED.findall("\n".join(row[0] for row in cursor.fetchall()))


def line(found: dict) -> str:
    return f"{found['ms']:7.0f} ms{found['bytes'] / 1000:7.1f} kB{found['figure'] / 1000:6.1f} kB{found['queries']:4} q"


def faults_of(path: str, found: dict) -> list[str]:
    faults = [f"{path} reads all of {table}" for table in found["scans"] if "events." not in path]
    if "events" not in path and "feed" not in path:
        if found["queries"] > MOST_QUERIES:
            faults.append(f"{path} costs {found['queries']} queries")
        if found["bytes"] > MOST_BYTES or found["figure"] > MOST_BYTES / 6:
            faults.append(f"{path} has {found['bytes']} bytes, its figure {found['figure']}")
    return faults


if __name__ == "__main__":
    main()
