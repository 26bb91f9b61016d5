"""What may be done to one comment: a page that shows on GET and acts on POST, or a script's request."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from discussion import services
from discussion.answers import html_for_author, message_for_author, public_status
from discussion.exceptions import Forbidden, NotFound, Refusal
from discussion.forms import CapabilityForm, EditForm, PlainForm, ReportForm
from discussion.guard import has_token, require_own_origin
from discussion.pages import NO_SUCH_COMMENT, comment_at, page_showing
from discussion.requests import is_json, read_json, refuse_huge, sender_of, text_in
from discussion.services import capability_matches
from discussion.views.posting import STALE
from discussion.views.refusals import explained, with_retry_after


@dataclass(frozen=True)
class Act:
    """`do` takes the comment, a field reader, the sender and the page; returns what a script is told.

    What is for the author is done to a comment in any state; `needs_page` says whether its page has to be public.
    """

    title: str
    lead: str
    submit_label: str
    done: str
    form: type[PlainForm]
    do: Callable
    is_for_author: bool = False
    needs_page: bool = True
    starts_with: Callable = lambda comment: {}


def do_edit(comment, fields, sender, page) -> dict:
    edited = services.edit_comment(
        comment_id=comment.pk, body=fields("body"), capability=fields("capability"), sender=sender
    )
    told = {"id": edited.pk, "status": public_status(edited), "message": message_for_author(edited)}
    return told | {"url": edited.get_absolute_url(), "html": html_for_author(edited, page, is_open=True)}


def do_withdraw(comment, fields, sender, page) -> dict:
    gone = services.withdraw_comment(comment_id=comment.pk, capability=fields("capability"), sender=sender)
    return {"id": gone.pk, "status": public_status(gone), "html": html_for_author(gone, page, is_open=False)}


def do_vote(comment, fields, sender, page) -> dict:
    return {"votes": services.vote(comment_id=comment.pk, sender=sender)}


def do_report(comment, fields, sender, page) -> dict:
    services.report_comment(comment_id=comment.pk, reason=fields("reason"), note=fields("note"), sender=sender)
    return {"message": REPORT.done}


EDIT = Act("コメントを書き直す", "投稿から15分のあいだ、書き直せます。", "書き直す", "コメントを書き直しました。",
           EditForm, do_edit, True, True, lambda comment: {"body": comment.body})  # fmt: skip
WITHDRAW = Act("コメントを取り下げる", "文章と名前を消します。元には戻せません。", "取り下げる",
               "コメントを取り下げました。", CapabilityForm, do_withdraw, True, False)  # fmt: skip
VOTE = Act("役に立った", "このコメントが役に立ったことを伝えます。", "役に立った", "伝えました。ありがとうございます。",
           PlainForm, do_vote)  # fmt: skip
REPORT = Act("コメントを通報する", "編集部が目を通します。あなたの名前や連絡先は尋ねません。", "通報する",
             "通報を受け付けました。編集部が確認します。", ReportForm, do_report)  # fmt: skip


def view_of(act: Act):
    @csrf_exempt
    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    @explained
    def view(request, comment_id):
        refuse_huge(request)
        sender = sender_of(request)
        if is_json(request) and request.method == "POST":
            return act_for_script(request, comment_id, act, sender)
        return act_on_page(request, comment_id, act, sender)

    return view


def act_for_script(request, comment_id, act, sender):
    require_own_origin(request)
    data = read_json(request)
    capability = text_in(data, "capability")
    comment, page = comment_for(act, comment_id, sender, capability)
    return JsonResponse(act.do(comment, lambda name: text_in(data, name), sender, page))


def act_on_page(request, comment_id, act, sender):
    comment, page = comment_for(act, comment_id, sender, request.POST.get("capability", ""))
    form, notice, status, refused = act.form(initial=act.starts_with(comment)), None, 200, None
    if act.is_for_author and not capability_matches(
        comment, capability=request.POST.get("capability", ""), sender=sender
    ):
        form.initial, refused = {}, Forbidden(services.own.NOT_YOURS)
        notice = {"tone": "warning", "title": "この端末からは変えられません", "text": refused.message}
    elif request.method == "POST":
        form = act.form(request.POST)
        try:
            if not has_token(request):
                raise Forbidden(STALE)
            act.do(comment, lambda name: request.POST.get(name, ""), sender, page)
            notice = {"tone": "ok", "title": act.done, "text": ""}
        except Refusal as refusal:
            refused = refusal
            form.refuse(refusal)
    status = refused.status if refused else 200
    context = {"comment": comment, "page": page and page.specific, "form": form, "notice": notice, "title": act.title,
               "lead": act.lead, "submit_label": act.submit_label}  # fmt: skip
    response = render(request, "discussion/act.html", context, status=status)
    return with_retry_after(response, refused) if refused else response


def comment_for(act, comment_id, sender, capability):
    """(comment, page): what is public; for its author alone whatever there is, be it on no public page (None)."""
    comment = comment_at(comment_id)
    is_own = act.is_for_author and capability_matches(comment, capability=capability, sender=sender)
    if not (comment.is_published or is_own):
        raise NotFound(NO_SUCH_COMMENT)
    try:
        return comment, page_showing(comment)
    except NotFound:
        if act.needs_page or not is_own:
            raise
        return comment, None


edit, withdraw, vote, report = view_of(EDIT), view_of(WITHDRAW), view_of(VOTE), view_of(REPORT)
