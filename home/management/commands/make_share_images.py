from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand

from home.share_images import all_things, make_images_of, unused


class Command(BaseCommand):
    help = "SNSなどで共有されたときに出る画像のうち、まだないものをつくります。"

    def add_arguments(self, parser):
        parser.add_argument("--remove-unused", action="store_true", help="どのページも使わなくなった画像を消します。")

    def handle(self, *args, remove_unused, **options):
        count = make_images_of(all_things())
        if count or options["verbosity"] > 1:
            self.stdout.write(f"共有画像を{count}枚つくりました。")
        if remove_unused:
            names = list(unused())
            for name in names:
                default_storage.delete(name)
            self.stdout.write(f"使わなくなった共有画像を{len(names)}枚消しました。")
