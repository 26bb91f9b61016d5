from django.core.management.base import BaseCommand

from home.demo.accounts import make_accounts


class Command(BaseCommand):
    help = "デモの役割ごとのアカウントに、新しいパスワードを作ります。"

    def handle(self, *args, **options):
        for name, (role, password) in make_accounts(renew=True).items():
            self.stdout.write(f"  {role}　{name} / {password}")
