"""Other people's public timelines beside the project, converted to our CSV."""

import calendar
import csv
import io
import json
import re

from tests.programs import ROOT

DATA = ROOT.parent / "shared" / "data"
MONTHS = list(calendar.month_name)[1:]
KINDS = {"MODEL_RELEASE": "release", "BUSINESS": "strategy", "POLICY": "regulation"}


def jam3s() -> bytes:
    """106 events to the day, with sources."""
    events = json.loads((DATA / "jam3s-ai-timeline" / "events.json").read_text())
    return as_csv(
        {
            "slug": f"jam3s-{number}",
            "title": event["title"],
            "summary": event["text"][:400],
            "start": "{}-{:0>2}-{:0>2}".format(*(event["date"][part] for part in ("year", "month", "day"))),
            "kind": KINDS.get(event["category"], "product"),
            "importance": str(round(event["importance"])),
            "trail": f"報道 |  | {event['url'].replace('|', '%7C')}",
        }
        for number, event in enumerate(events, 1)
    )


def nhlocal() -> bytes:
    """235 events to the month, without sources. Its YAML is regular enough to be read line by line."""
    return as_csv(
        {
            "slug": f"nhlocal-{number}",
            "title": text[:120],
            "summary": text[:400],
            "start": date,
            "kind": "release",
            "importance": "3" if special else "2",
            "trail": "報道",
        }
        for number, (date, text, special) in enumerate(nhlocal_events(), 1)
    )


def nhlocal_events():
    year, month, found = "", 0, []
    for line in (DATA / "nhlocal-aitimeline" / "timeline.yml").read_text().splitlines():
        if read := re.match(r"- year: (\d{4})", line):
            year = read[1]
        elif read := re.match(r"  - date: (\w+)", line):
            month = MONTHS.index(read[1]) + 1
        elif read := re.match(r"    - text: (.*)", line):
            text = re.sub(r"<[^>]*>", "", read[1]).strip("'\" ") or "—"
            found.append([f"{year}-{month:02}", text, False])
        elif line.strip() == "special: true":
            found[-1][2] = True
        elif line.startswith("      ") and found:
            found[-1][1] = re.sub(r"<[^>]*>", "", f"{found[-1][1]} {line.strip()}").strip("'\" ")
    return found


def models_dev_dates() -> set[str]:
    with (DATA / "models-dev" / "models.csv").open() as file:
        return {row[name] for row in csv.DictReader(file) for name in ("release_date", "last_updated", "knowledge")} - {
            ""
        }


def as_csv(rows) -> bytes:
    rows = list(rows)
    written = io.StringIO()
    writer = csv.DictWriter(written, rows[0])
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue().encode()
