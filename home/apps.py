from django.apps import AppConfig
from django.db.models.signals import post_migrate


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = "サイト"

    def ready(self):
        from home.signal_handlers import prepare_site, register_signal_handlers

        register_signal_handlers()
        post_migrate.connect(prepare_site, sender=self)
