from django.core.management.base import BaseCommand

from home.demo.loader import load_demo


class Command(BaseCommand):
    help = "デモの記事・図・出典を読み込みます。すでにあるものは変えません。"

    def handle(self, *args, **options):
        self.stdout.write("デモを読み込みました。" if load_demo() else "デモはすでに入っています。")
