from django.apps import AppConfig


class TimelineConfig(AppConfig):
    name = "timeline"
    verbose_name = "年表"

    def ready(self):
        from timeline.signal_handlers import register_signal_handlers

        register_signal_handlers()
