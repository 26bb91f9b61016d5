import json

from django.core.management.base import BaseCommand
from django.core.serializers.json import DjangoJSONEncoder

from discussion.management.personal import add_whose, whose
from discussion.personal_records import personal_records


class Command(BaseCommand):
    help = "ある人のコメント、通知の登録、申出をJSONで書き出します。本人かどうかを確かめてから渡してください。"

    def add_arguments(self, parser):
        add_whose(parser)

    def handle(self, **options):
        found = personal_records(**whose(options))
        self.stdout.write(json.dumps(found, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2))
