from django.utils import timezone
from wagtail.management.commands.publish_scheduled import Command as ListingCommand

from core.models import ScheduleRun
from core.scheduling import carry_out_what_is_due, only_one


class Command(ListingCommand):
    """In place of Wagtail's, which stops at the first failure; its list of what is due (`--dryrun`) is as it was."""

    help = "時刻の来た公開と公開終了を行います。--dryrun は、対象を並べるだけです。"

    def handle(self, *args, **options):
        if options["dryrun"]:
            return super().handle(*args, **options)
        with only_one() as alone:
            if not alone:
                return self.stdout.write("ほかで実行中のため、今回は行いません。")
            failed = carry_out_what_is_due(timezone.now())
            ScheduleRun.record(timezone.now())
        if failed:
            self.stderr.write(f"{failed}件は行えませんでした。理由は上の記録にあります。")
