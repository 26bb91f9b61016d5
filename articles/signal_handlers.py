"""What an article's publication brings about."""

from django.utils import timezone
from wagtail.signals import page_published

from articles.models import ArticlePage, UpdateEntry


def register_signal_handlers():
    page_published.connect(record_publication, sender=ArticlePage)


def record_publication(instance, **kwargs):
    """Open the update history with 公開, once."""
    if not instance.updates.filter(kind=UpdateEntry.Kind.PUBLICATION).exists():
        at = instance.first_published_at or timezone.now()
        UpdateEntry.objects.create(article_id=instance.pk, kind=UpdateEntry.Kind.PUBLICATION, at=at)
