from django.core.management.base import BaseCommand

from discussion.mail.outbox import process_outbox

WORDS = {"done": "済み", "postponed": "あとで", "failed": "失敗（また試します）", "given_up": "断念"}


class Command(BaseCommand):
    help = "コメントについての知らせ（メール）を送ります。いくつ同時に動いてもかまいません。"

    def handle(self, *, verbosity, **options):
        tally = process_outbox()
        told = {name: count for name, count in tally.items() if name in ("failed", "given_up") or verbosity > 1}
        for name, count in told.items():
            self.stdout.write(f"{WORDS[name]}：{count}件")
