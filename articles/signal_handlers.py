"""What an article's publication brings about."""

from wagtail.signals import page_published

from articles.models import ArticlePage


def register_signal_handlers():
    page_published.connect(open_history_of_copy, sender=ArticlePage)


def open_history_of_copy(instance, **kwargs):
    """A copy or an alias may be live from the start, without a publication of its own (models/told_changes.py).

    The signal also comes for a first publication that is yet to come.
    """
    if instance.live:
        instance.open_history()
