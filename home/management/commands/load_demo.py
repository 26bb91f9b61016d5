from django.core.management.base import BaseCommand

from home.demo.loader import load_demo


class Command(BaseCommand):
    help = "デモの記事・図・出典を、まだ何もないサイトに読み込みます。何かあれば、何も変えません。"

    def handle(self, *args, **options):
        self.stdout.write(
            "デモを読み込みました。"
            if load_demo()
            else "このサイトでは、すでにデモか記事づくりが始まっています。何も変えませんでした。"
        )
