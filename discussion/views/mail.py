"""Addresses that stand in mails. GET shows what would happen, POST does it: programs that open links do no harm."""

from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from discussion.answers import message_for_author
from discussion.exceptions import Refusal
from discussion.mail import consent
from discussion.mail.links import CONFIRM_FOR, STOP_FOR, read
from discussion.models import CommentContact
from discussion.views.refusals import explained

CONFIRM = {
    "title": "返信の知らせを受け取る",
    "lead": "あなたのコメントの公開の可否と、返信を、メールでお知らせします。いつでも止められます。",
    "submit_label": "受け取る",
}
STOP = {
    "title": "知らせを止める",
    "lead": "このコメントについてのメールを送らないようにします。コメントはそのまま残ります。",
    "submit_label": "止める",
}


def confirm(request, token):
    comment_id = read("confirm", token, CONFIRM_FOR)
    if request.method == "POST":
        subscription = consent.confirm(comment_id)
        text = f"コメントのいまの状態：{message_for_author(subscription.comment)}"
        return {"tone": "ok", "title": "これからメールでお知らせします", "text": text}
    if not CommentContact.objects.filter(pk=comment_id).exists():
        raise consent.Gone(consent.NOTHING_TO_CONFIRM)
    return None


def stop(request, token):
    subscription_id = read("stop", token, STOP_FOR)
    if request.method != "POST":
        return None
    consent.stop(subscription_id)
    return {"tone": "ok", "title": "知らせを止めました", "text": "このコメントについてのメールは、もう届きません。"}


def view_of(act, words):
    # The signed address is the right to act, and mail programs post to it without a cookie (RFC 8058).
    @csrf_exempt
    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    @explained
    def view(request, token):
        status = 200
        try:
            notice = act(request, token)
        except Refusal as refusal:
            status, notice = refusal.status, {"tone": "warning", "title": refusal.message, "text": ""}
        response = render(request, "discussion/mail_act.html", {**words, "notice": notice}, status=status)
        # The address is a key.
        response["Referrer-Policy"] = "no-referrer"
        return response

    return view


mail_confirm, mail_stop = view_of(confirm, CONFIRM), view_of(stop, STOP)
