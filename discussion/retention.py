"""What is forgotten by the clock."""

import datetime as dt

from django.utils import timezone

from discussion.hashing import current_key, forget_unused_keys, rotate_keys
from discussion.mail.consent import forget_addresses
from discussion.models import Ban, Comment, CommentOrigin, Outbox, RateEvent, SiteDiscussionSettings
from discussion.personal_records import forget_claimants

RATES_FOR = dt.timedelta(days=2)
SENT_FOR = dt.timedelta(days=30)
DEDUPED_FOR = dt.timedelta(hours=1)


def expire_records(now: dt.datetime) -> dict[str, int]:
    """Delete what has outlived its purpose, and turn to a new key when the present one is as old as records may get.

    Returns how many rows of each kind went. Idempotent.
    """
    days = dt.timedelta(days=SiteDiscussionSettings.load().retention_days)
    gone = {
        "発信元": CommentOrigin.objects.filter(expires_at__lte=now).delete()[0],
        "連絡先": forget_addresses(now),
        "申出者の情報": forget_claimants(now),
        "試行の記録": RateEvent.objects.filter(at__lte=now - RATES_FOR).delete()[0],
        "期限の切れた投稿禁止": Ban.objects.filter(expires_at__lte=now).delete()[0],
        "送り終えた通知": Outbox.objects.filter(done_at__lte=now - SENT_FOR).delete()[0],
        "重複を防ぐ値": Comment.objects.filter(dedupe_key__isnull=False, created_at__lte=now - DEDUPED_FOR).update(
            dedupe_key=None
        ),
    }
    if current_key().created_at <= now - days:
        rotate_keys()
    gone["使い終えた鍵"] = forget_unused_keys()
    return gone


def forget_now() -> dict[str, int]:
    """`expire_records` as of now."""
    return expire_records(timezone.now())
