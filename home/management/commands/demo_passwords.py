from django.core.management import call_command
from django.core.management.base import BaseCommand

from home.demo.accounts import make_accounts


class Command(BaseCommand):
    help = "デモの役割ごとのアカウントに、新しいパスワードを作ります。"

    def handle(self, *args, **options):
        call_command("migrate", verbosity=0, interactive=False)
        for name, (role, password) in make_accounts(renew=True).items():
            self.stdout.write(f"  {role}　{name} / {password}")
