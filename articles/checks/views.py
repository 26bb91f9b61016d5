"""The checks as the editor asks for them: of the form as it stands, nothing saved."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from articles.checks import check_article
from articles.models import ArticlePage

KINDS = {
    "submit": "このまま依頼する",
    "publish": "このまま公開する",
    "approve": "このまま承認する",
}


@require_POST
def check_form(request, page_id: int):
    """The dialog that shows what was found in the posted form; no content when nothing was.

    `?for=` says what the person is about to do. A form that cannot be read is
    left to the editor, which refuses it with a message beside each field.
    """
    page = get_object_or_404(ArticlePage, pk=page_id).get_latest_revision_as_object()
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    kind = request.GET.get("for", "submit")
    form = posted_form(request, page)
    findings = check_article(form.instance) if form.is_valid() else []
    if kind not in KINDS or not findings:
        return HttpResponse(status=204)
    context = {"groups": grouped(findings), "count": len(findings), "go_on": may_go_on(kind, findings)}
    return render(request, "articles/checks/dialog.html", context)


def posted_form(request, page):
    form_class = page.get_edit_handler().get_form_class()
    form = form_class(request.POST, instance=page, parent_page=page.get_parent(), for_user=request.user)
    form.defer_required_fields()
    return form


def may_go_on(kind: str, findings) -> str:
    """The words of the button that goes on; empty where only mending helps."""
    is_refused = kind != "submit" and any(finding.blocks_publishing for finding in findings)
    return "" if is_refused else KINDS[kind]


def grouped(findings) -> list[dict]:
    """Those that keep the article from being published, then the others; no empty group."""
    groups = [
        {"name": "公開を止めるもの", "level": "blocking", "findings": [f for f in findings if f.blocks_publishing]},
        {"name": "見直すとよいもの", "level": "warning", "findings": [f for f in findings if not f.blocks_publishing]},
    ]
    return [group for group in groups if group["findings"]]
