"""Brings events from a CSV file into the timeline."""

from collections import Counter
from pathlib import Path

from django.core.management import BaseCommand, CommandError

from timeline.importers import State, UnreadableFile, compare, read_csv
from timeline.services import import_events


class Command(BaseCommand):
    help = "CSVファイルの出来事を年表に取り込み、公開します。取り込めない行は、理由を添えて残します。"

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="CSVファイル（UTF-8またはCP932）")
        parser.add_argument("--dry-run", action="store_true", help="何が変わるかを示すだけで、保存しない")
        parser.add_argument("--draft", action="store_true", help="公開せず、下書きにする")

    def handle(self, *, file, dry_run, draft, **options):
        try:
            outcomes = compare(read_csv(file.read_bytes()), publish=not draft)
        except OSError as error:
            raise CommandError(f"「{file}」を読めません。") from error
        except UnreadableFile as error:
            raise CommandError(str(error)) from error
        for outcome in outcomes:
            if outcome.state != State.UNCHANGED:
                self.stdout.write(line_of(outcome))
        if not dry_run:
            import_events(outcomes, publish=not draft)
        counts = Counter(outcome.state for outcome in outcomes)
        self.stdout.write("、".join(f"{state.label} {counts[state]}件" for state in State))
        if dry_run:
            self.stdout.write("確認だけで、何も保存していません。")
        if counts[State.REFUSED]:
            raise CommandError(f"{counts[State.REFUSED]}行を取り込めませんでした。")


def line_of(outcome) -> str:
    details = [outcome.reason, "・".join(outcome.changes), *outcome.remarks]
    details += [f"近い日付に {near}" for near in outcome.neighbours]
    return (
        f"{outcome.row.line}行目 {outcome.state.label} {outcome.row.title} {' '.join(filter(None, details))}".rstrip()
    )
