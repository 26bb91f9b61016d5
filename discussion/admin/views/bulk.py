"""One decision for many comments of a list: always of those that the list was narrowed to, and as they were shown."""

from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from discussion.admin.access import moderators_only
from discussion.admin.acts import REJECT, target
from discussion.admin.filters import CommentFilter
from discussion.admin.forms import BulkForm
from discussion.admin.reasons import REASON_CHOICES, explanation
from discussion.models import Comment
from discussion.services import transition_many

MOST = 500
SHOWN = 10
LABELS = {"approve": "公開", "reject": "却下", "spam": "スパムに", "hold": "承認待ちに"}


@require_POST
@moderators_only
def bulk(request):
    """Asks first; what is confirmed are the ids and revisions that the question named."""
    narrowing, form = CommentFilter(request.GET), BulkForm(request.POST)
    back = f"{reverse('discussion_comments')}?{urlencode(narrowing.data, errors='replace')}"
    if not (narrowing.is_valid() and form.is_valid()):
        messages.error(request, "操作を読み取れませんでした。選び直してください。")
        return redirect(reverse("discussion_comments"))
    found = narrowing.narrow()
    if request.POST.get("scope") == "all":
        chosen = dict(found.values_list("pk", "revision")[:MOST])
    else:
        chosen = read(" ".join(request.POST.getlist("chosen")))
    inside = found.filter(pk__in=chosen).order_by().only("pk", "published_at").in_bulk()
    if not inside:
        messages.warning(request, "この条件に合うコメントが選ばれていません。")
        return redirect(back)
    chosen_inside = {pk: chosen[pk] for pk in inside}
    if request.POST.get("confirmed"):
        tell(request, decide(chosen_inside, inside, form, request.user), left_out=len(chosen) - len(inside))
        return redirect(back)
    context = {
        "action": form.cleaned_data["action"],
        "label": LABELS[form.cleaned_data["action"]],
        "number": len(inside),
        "most": MOST if len(inside) == MOST else None,
        "left_out": len(chosen) - len(inside),
        "chosen": " ".join(f"{pk}:{revision}" for pk, revision in chosen_inside.items()),
        "rows": Comment.objects.filter(pk__in=inside).select_related("discussion").order_by("-pk")[:SHOWN],
        "reasons": REASON_CHOICES,
        "back": back,
    }
    return render(request, "discussion/admin/bulk.html", context)


def read(text: str) -> dict[int, int]:
    """{id: revision}; what is no such pair is left out, and no more than MOST are read."""
    pairs = [word.split(":") for word in text.split()[:MOST]]
    is_number = lambda part: part.isascii() and part.isdigit() and len(part) < 19  # noqa: E731
    return {int(p[0]): int(p[1]) for p in pairs if len(p) == 2 and all(map(is_number, p))}


def decide(chosen, comments, form, actor) -> tuple[int, list]:
    """(how many are as asked, [(id, why not)])"""
    action, reason = form.cleaned_data["action"], form.cleaned_data["reason"] or "other"
    by_target = {}
    for pk, revision in chosen.items():
        by_target.setdefault(target(action, comments[pk]), []).append((pk, revision))
    done, refused = 0, []
    for to, decisions in by_target.items():
        told = {"reason": reason, "message": explanation(reason, to)} if action == REJECT else {}
        decided = transition_many(decisions=decisions, to=to, actor=actor, note="まとめて操作", **told)
        done += len(decided.done)
        refused += decided.refused
    return done, refused


def tell(request, result, *, left_out: int):
    done, refused = result
    messages.success(request, f"{done}件を{LABELS[request.POST['action']]}しました。")
    if left_out:
        messages.warning(request, f"{left_out}件は、いまの条件に合わなくなったため、そのままです。")
    for pk, why in refused[:SHOWN]:
        messages.warning(request, f"コメント{pk}：{why}")
