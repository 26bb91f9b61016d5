"""How each article takes comments; kept apart from the article and its revisions."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Page

from discussion.admin.access import moderators_only
from discussion.admin.forms import ModeForm
from discussion.admin.views.listing import page_of
from discussion.models import Comment, Discussion, ModerationEvent, SiteDiscussionSettings
from discussion.models.discussion import Mode, terms_of
from discussion.services.authors import log_act
from discussion.signals import thread_changed

NOT_DISCUSSED = "このページはコメントを受け付けません。"


@require_safe
@moderators_only
def modes(request):
    rows, following = page_of(Discussion.objects.select_related("page", "stats").order_by("-pk"), request)
    site = SiteDiscussionSettings.load(request_or_site=request)
    for row in rows:
        row.terms = row.page and told(terms_of(row.page, row, site))
    context = {"rows": rows, "next_after": following, "site": site}
    return render(request, "discussion/admin/modes.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@moderators_only
def mode(request, page_id):
    page = get_object_or_404(Page, pk=page_id)
    if not getattr(page.specific_class, "takes_comments", False):
        return render(request, "discussion/admin/gone.html", {"message": NOT_DISCUSSED}, status=404)
    discussion = Discussion.objects.of(page).first()
    form = ModeForm(request.POST or None, instance=discussion or Discussion())
    if request.method == "POST" and form.is_valid():
        save(page, form.cleaned_data, request.user)
        messages.success(request, f"「{page.title}」のコメントの受け付け方を変えました。")
        return redirect("discussion_mode", page_id)
    terms = terms_of(page, discussion, SiteDiscussionSettings.load(request_or_site=request))
    context = {"page": page, "discussion": discussion, "form": form, "terms": told(terms)}
    return render(request, "discussion/admin/mode.html", context, status=422 if form.is_bound else 200)


def told(terms) -> dict:
    return {"label": Mode(terms.mode).label, "closes_at": terms.closes_at, "under_attack": terms.under_attack}


@transaction.atomic
def save(page, wanted, actor):
    discussion = Discussion.ensure(page)
    discussion.mode, discussion.auto_close_days = wanted["mode"], wanted["auto_close_days"]
    discussion.save(update_fields=["mode", "auto_close_days"])
    days = "" if wanted["auto_close_days"] is None else f"、{wanted['auto_close_days']}日で終了"
    label = discussion.get_mode_display() if discussion.mode else "コメントの設定に従う"
    log_act(
        ModerationEvent.Action.SETTING, actor, None, reason=discussion.mode, note=f"{page.title[:200]}：{label}{days}"
    )
    what = {"page_id": discussion.page_id, "comment_id": None}
    transaction.on_commit(lambda: thread_changed.send_robust(sender=Comment, **what))
