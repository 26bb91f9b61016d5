from django.core.management.base import BaseCommand, CommandError

from discussion.reconciliation import differences, repair


class Command(BaseCommand):
    help = "コメントの数を数え直して合わせます。--check は、違いを並べるだけです（あれば終了コード1）。"

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true")

    def handle(self, *, check, **options):
        found = differences() if check else repair()
        for difference in found:
            self.stdout.write(str(difference))
        if check and found:
            raise CommandError(f"{len(found)}件が数え直しと違います。")
        self.stdout.write(f"{len(found)}件を直しました。" if found else "数はすべて合っています。")
