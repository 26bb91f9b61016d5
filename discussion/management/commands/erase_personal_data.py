from django.core.management.base import BaseCommand

from discussion.management.personal import add_whose, whose
from discussion.personal_records import erase_personal_records, personal_records


class Command(BaseCommand):
    help = "ある人のコメントの文章・名前・連絡先などを消します（返信は残ります）。--yes がなければ、数えるだけです。"

    def add_arguments(self, parser):
        add_whose(parser)
        parser.add_argument("--yes", action="store_true", help="消します。元には戻せません。")

    def handle(self, *, yes, **options):
        person = whose(options)
        if not yes:
            found = personal_records(**person)
            names = {"comments": "コメント", "subscriptions": "通知の登録", "claims": "申出"}
            counts = "、".join(f"{name}{len(found[key])}件" for key, name in names.items())
            return self.stdout.write(f"{counts}があります。消すには --yes を付けてください。")
        erased = erase_personal_records(**person)
        self.stdout.write(f"消したコメント：{len(erased.comments)}件、申出：{len(erased.claims)}件")
        for reference in erased.kept:
            self.stdout.write(f"申出 {reference} は続いているため、終わるまで残します。")
