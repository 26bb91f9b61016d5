"""The key that is in use, and those before it."""

from django.db import connection, transaction
from django.utils import timezone

from discussion.models import Ban, CommentOrigin, HashKey

FIRST_KEY = 0x6B6579  # of the advisory lock


def current_key() -> HashKey:
    """The newest key, made when there is none. One query."""
    return newest_key() or first_key()


def newest_key() -> HashKey | None:
    return HashKey.objects.order_by("-version").first()


@transaction.atomic
def first_key() -> HashKey:
    """One, however many ask for it at once: with a key of its own, each of them would hash the same thing otherwise."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [FIRST_KEY])
    return newest_key() or HashKey.objects.create()


def rotate_keys() -> HashKey:
    """Start a new key, and forget old ones that nothing in force was hashed with. Idempotent it is not: each call
    starts one."""
    newest = HashKey.objects.create()
    forget_unused_keys()
    return newest


def forget_unused_keys() -> int:
    """Delete keys that no origin and no ban in force needs; what they hashed can then never be told again."""
    needed = set(CommentOrigin.objects.filter(expires_at__gt=timezone.now()).values_list("key_version", flat=True))
    needed |= set(Ban.objects.in_force().values_list("key_version", flat=True))
    needed.add(current_key().version)
    deleted, _ = HashKey.objects.exclude(version__in=needed - {None}).delete()
    return deleted
