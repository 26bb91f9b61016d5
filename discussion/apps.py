from django.apps import AppConfig


class DiscussionConfig(AppConfig):
    name = "discussion"
    verbose_name = "コメント"

    def ready(self):
        from discussion.signal_handlers import register_signal_handlers

        register_signal_handlers()
