"""What is read, taken and written in the tests of the import."""

from timeline.exporters.csv_format import csv_lines
from timeline.importers import compare
from timeline.models import Event
from timeline.services import import_events


def states(outcomes):
    return [outcome.state.value for outcome in outcomes]


def take(rows, **options):
    outcomes = compare(rows)
    import_events(outcomes, **{"publish": True, **options})
    return outcomes


def exported() -> bytes:
    return "".join(csv_lines(Event.objects.in_order().for_display())).encode()
