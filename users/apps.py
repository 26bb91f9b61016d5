from django.apps import AppConfig


class UsersConfig(AppConfig):
    name = "users"
    verbose_name = "アカウント"

    def ready(self):
        from users import checks  # noqa: F401
        from users.signal_handlers import register_signal_handlers

        register_signal_handlers()
