"""What other apps may listen to."""

from functools import partial

from django.db import transaction
from django.dispatch import Signal

# Sent after commit when what readers see of a discussion has changed: page_id (None once the page is gone), comment_id.
thread_changed = Signal()


def tell_after_commit(comment) -> None:
    from discussion.models import Comment

    # Robust: what is committed stays, whatever a listener fails at.
    what = {"page_id": comment.discussion.page_id, "comment_id": comment.pk}
    tell = partial(thread_changed.send_robust, sender=Comment, **what)
    transaction.on_commit(tell)
