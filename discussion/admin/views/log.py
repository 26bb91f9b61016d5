"""What was done, and how well the rules hold the right comments."""

import datetime as dt

from django.db.models import Count, F, Func, TextField
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from discussion.admin.access import moderators_only
from discussion.admin.reasons import REASONS
from discussion.admin.views.listing import page_of
from discussion.models import AuthorRecord, Ban, Comment, CommentReport, Discussion, ModerationEvent
from discussion.spam.judging import LABELS

DAYS = 90
ENOUGH, MOSTLY = 5, 0.8
Status = Comment.Status
BY_RULES = (Status.PENDING, Status.SPAM)
# What stands in the column of reasons, by its code.
SAID = {
    **{code: label for code, (label, _) in REASONS.items()},
    **dict([*Comment.Outcome.choices, *AuthorRecord.Treatment.choices, *CommentReport.Verdict.choices]),
    **dict([*Ban.Kind.choices, *Discussion.Mode.choices]),
}


@require_safe
@moderators_only
def log(request):
    found = ModerationEvent.objects.select_related("comment")
    action = request.GET.get("action", "")
    if action in ModerationEvent.Action.values:
        found = found.filter(action=action)
    rows, following = page_of(found, request)
    context = {
        "rows": read_out(rows),
        "next_after": following,
        "action": action,
        "actions": ModerationEvent.Action.choices,
    }
    return render(request, "discussion/admin/log.html", context)


def read_out(events) -> list:
    """With `said`, the reason in words."""
    events = list(events)
    for event in events:
        event.said = "・".join(SAID.get(code, code) for code in event.reason.split(",") if code)
    return events


@require_safe
@moderators_only
def rules(request):
    return render(request, "discussion/admin/rules.html", {"rows": fates(), "days": DAYS})


def fates() -> list[dict]:
    """Of each rule: how many of the comments that it held were decided by a person, and how; one query."""
    since = timezone.now() - dt.timedelta(days=DAYS)
    decided = (
        ModerationEvent.objects.filter(created_at__gte=since, from_status__in=BY_RULES, actor__isnull=False)
        .exclude(to_status__in=BY_RULES[:1])
        .order_by()
        .annotate(code=Func(F("rule_codes"), function="unnest", output_field=TextField()))
        .values_list("code", "to_status")
        .annotate(number=Count("pk"))
    )
    found = {code: {"label": label, "published": 0, "refused": 0} for code, label in LABELS.items()}
    for code, to, number in decided:
        row = found.setdefault(code, {"label": code, "published": 0, "refused": 0})
        row["published" if to == Status.PUBLISHED else "refused"] += number
    return [weighed(row) for row in found.values()]


def weighed(row: dict) -> dict:
    total = row["published"] + row["refused"]
    share = row["published"] / total if total else None
    is_loose = total >= ENOUGH and share >= MOSTLY
    return row | {"total": total, "percent": round(share * 100) if total else None, "is_too_strict": is_loose}
