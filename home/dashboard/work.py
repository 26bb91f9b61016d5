"""What there is to do: each a bounded number of queries, whatever their number of rows."""

import datetime as dt

from django.contrib.contenttypes.models import ContentType
from django.db.models import (
    BooleanField,
    Case,
    Exists,
    ExpressionWrapper,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Concat, NullIf, Trim
from wagtail.models import (
    GroupApprovalTask,
    ModelLogEntry,
    Page,
    PageLogEntry,
    Revision,
    TaskState,
    WorkflowState,
    get_default_page_content_type,
)

from articles.models import UpdateEntry
from timeline.models import Event

SCHEDULED = Q(latest_revision__approved_go_live_at__isnull=False)
EXPIRING_WITHIN = dt.timedelta(days=7)
# As Wagtail shows people: by their name, or by that of their account.
FULL_NAME = Trim(Concat("user__last_name", Value(" "), "user__first_name"))
NAME_OF_USER = Coalesce(NullIf(FULL_NAME, Value("")), "user__username")


def waiting_for(user) -> QuerySet:
    """Requests for approval that this person may answer, the oldest first.

    `is_event` says whether one is about an event, not a page, and `is_live` whether readers see it.

    What Wagtail's `reviewable_by` finds for approvals by groups, in one query.
    """
    asked = GroupApprovalTask.objects.filter(active=True)
    if not user.is_superuser:
        asked = asked.filter(groups__user=user)
    key = Cast(OuterRef("workflow_state__object_id"), IntegerField())
    pages, events = get_default_page_content_type(), ContentType.objects.get_for_model(Event)
    is_page, is_event = (Q(workflow_state__base_content_type=kind) for kind in (pages, events))
    shown_page, shown_event = (
        Exists(Page.objects.live().filter(pk=key)),
        Exists(Event.objects.published().filter(pk=key)),
    )
    return (
        TaskState.objects.filter(is_page | is_event, task__in=asked, status=TaskState.STATUS_IN_PROGRESS)
        .select_related("revision", "workflow_state__requested_by")
        .defer("revision__content")
        .annotate(is_event=ExpressionWrapper(is_event, BooleanField()))
        .annotate(is_live=Case(When(is_event, then=shown_event), default=shown_page))
        .order_by("started_at", "pk")
    )


def drafts_of(user) -> QuerySet:
    """Pages with changes that readers do not see, begun or last changed by this person; the newest first."""
    mine = Q(owner=user) | Q(latest_revision__user=user)
    return (
        Page.objects.filter(mine, has_unpublished_changes=True, depth__gt=1)
        .exclude(SCHEDULED)
        .order_by("-latest_revision_created_at", "-pk")
    )


def event_drafts_of(user) -> QuerySet:
    """Events with changes that readers do not see, last changed by this person; the newest first."""
    return (
        Event.objects.filter(latest_revision__user=user, has_unpublished_changes=True)
        .exclude(SCHEDULED)
        .order_by("-latest_revision__created_at", "-pk")
    )


def open_requests(pages) -> dict[int, WorkflowState]:
    """The request for approval, waiting or returned, of each of these pages that has one."""
    states = (
        WorkflowState.objects.active()
        .filter(base_content_type=get_default_page_content_type(), object_id__in=[str(page.pk) for page in pages])
        .select_related("current_task_state__finished_by")
    )
    return {int(state.object_id): state for state in states}


def scheduled() -> QuerySet:
    """Versions that will be published by the clock, the next first.

    `is_event` says whether one is of an event, not of a page; `scheduled_by` names who set the time.
    """
    is_event = Q(base_content_type=ContentType.objects.get_for_model(Event))
    kinds = Q(base_content_type=get_default_page_content_type()) | is_event
    schedulers = [
        Subquery(
            entries.objects.filter(action="wagtail.publish.schedule", revision_id=OuterRef("pk"))
            .order_by("-timestamp")
            .values(name=NAME_OF_USER)[:1]
        )
        for entries in (PageLogEntry, ModelLogEntry)
    ]
    return (
        Revision.objects.filter(kinds, approved_go_live_at__isnull=False)
        .defer("content")
        .annotate(scheduled_by=Coalesce(*schedulers), is_event=ExpressionWrapper(is_event, BooleanField()))
        .order_by("approved_go_live_at", "pk")
    )


def expiring(now: dt.datetime) -> QuerySet:
    """What will be taken down within a week, the next first: each (pk, title, expire_at, is_event)."""
    pages, events = (
        live.filter(expire_at__lte=now + EXPIRING_WITHIN)
        .order_by()
        .annotate(is_event=Value(is_event))
        .values_list("pk", "title", "expire_at", "is_event", named=True)
        for live, is_event in ((Page.objects.live(), False), (Event.objects.published(), True))
    )
    return pages.union(events, all=True).order_by("expire_at", "pk")


def locked_by(user) -> QuerySet:
    return Page.objects.filter(locked=True, locked_by=user).order_by("-locked_at", "pk")


def overdue_predictions(today: dt.date) -> QuerySet:
    """Events that readers see and that should have happened by now, the longest overdue first."""
    return Event.objects.published().overdue_predictions(today).order_by("hi", "pk")


def told_changes() -> QuerySet:
    """What readers were told after publication, the newest first."""
    return (
        UpdateEntry.objects.exclude(kind=UpdateEntry.Kind.PUBLICATION)
        .select_related("article", "recorded_by")
        .defer("article__body", "article__key_points", "article__other_sources")
        .newest_first()
    )
