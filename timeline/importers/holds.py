"""What keeps an event from being changed: a lock, a request for approval, a set time."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, Q
from django.db.models.functions import Cast
from wagtail.locks import ScheduledForPublishLock, WorkflowLock
from wagtail.models import Revision, WorkflowState

from timeline.models import Event

REFUSALS = {
    ScheduledForPublishLock: "公開が予約されています。先に予約を取り消してください。",
    WorkflowLock: "承認を待っています。承認か差し戻しのあとで取り込んでください。",
}
LOCKED = "ロックされています。先にロックを外してください。"


def perhaps_held() -> Q:
    """Finds the events of which `refusal_of` is worth asking, in the query that loads them."""
    own = {
        "base_content_type": ContentType.objects.get_for_model(Event),
        "object_id": Cast(OuterRef("pk"), CharField()),
    }
    scheduled = Revision.objects.filter(approved_go_live_at__isnull=False, **own)
    return Q(locked=True) | Q(Exists(scheduled)) | Q(Exists(WorkflowState.objects.active().filter(**own)))


def refusal_of(event: Event, user) -> str:
    """Why this person may not change it, in Japanese; "" when they may. Without a person everything holds.

    A few queries.
    """
    lock = event.get_lock()
    if lock is None or (user is not None and not lock.for_user(user)):
        return ""
    return next((words for kind, words in REFUSALS.items() if isinstance(lock, kind)), LOCKED)
