from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from home.demo.accounts import make_accounts


class Command(BaseCommand):
    help = "デモの役割ごとのアカウントに、新しいパスワードを作ります。"

    def handle(self, *args, **options):
        # Not always: migrating also sets the site's address, and this command does not know a demo's port.
        if has_migrations_to_apply():
            call_command("migrate", verbosity=0, interactive=False)
        for name, (role, password) in make_accounts(renew=True).items():
            self.stdout.write(f"  {role}　{name} / {password}")


def has_migrations_to_apply() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
