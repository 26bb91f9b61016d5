from django.core.management.base import BaseCommand

from discussion.hashing import rotate_keys
from discussion.retention import forget_now


class Command(BaseCommand):
    help = "期限の過ぎた発信元の記録などを消します。--rotate は、要約の鍵もすぐに替えます。"

    def add_arguments(self, parser):
        parser.add_argument("--rotate", action="store_true")

    def handle(self, *, rotate, verbosity, **options):
        if rotate:
            rotate_keys()
        for what, count in forget_now().items():
            if count or verbosity > 1:
                self.stdout.write(f"{what}：{count}件を消しました。")
