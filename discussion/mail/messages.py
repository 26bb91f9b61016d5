"""Mails as they are sent: plain text alone, and nothing in them that a commenter could make clickable."""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from discussion.mail.links import stop_address
from discussion.models import Outbox, Subscription
from discussion.texts import BIDI

EXCERPT = 600
SCHEME = re.compile(r"h(tt)(ps?://)", re.IGNORECASE)
DOT_OF_A_DOMAIN = re.compile(r"(?<=\w)[.](?=[^\W\d_]{2,})")


class NotSent(Exception):
    """The mail server took nothing; why stands in the log of core.mail."""

    reason = "メールサーバーが受け取りませんでした。"


def send(row: Outbox, template: str, *, to: list[str], subject: str, context: dict, subscription=None) -> None:
    """Send one mail, whose first recipient is told of no other.

    Raises:
        NotSent
    """
    context = {**context, "site_name": settings.WAGTAIL_SITE_NAME, "site_url": settings.SITE_URL}
    headers = {"Message-ID": message_id(row), "Auto-Submitted": "auto-generated"}
    if subscription:
        context["stop_url"] = stop_address(subscription)
        headers |= unsubscribing(subscription)
    body = render_to_string(f"discussion/mail/{template}.txt", context).strip() + "\n"
    subject = f"[{settings.WAGTAIL_SITE_NAME}] {' '.join(subject.split())}"
    if EmailMessage(subject, body, to=to, headers=headers).send() != 1:
        raise NotSent


def unsubscribing(subscription: Subscription) -> dict[str, str]:
    """RFC 8058: the reader's mail program posts to this address, without a visit."""
    return {
        "List-Unsubscribe": f"<{stop_address(subscription)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def message_id(row: Outbox) -> str:
    """The same at each attempt, so that a mail program shows a repeated mail once."""
    return f"<discussion-{row.pk}-{row.created_at:%Y%m%d%H%M%S}@{urlsplit(settings.SITE_URL).hostname}>"


def harmless(text: str, most: int = EXCERPT) -> str:
    """The text as it may stand in a mail: no mail program makes a link of it, nothing turns its direction."""
    text = BIDI.sub("", text)
    text = text if len(text) <= most else f"{text[:most].rstrip()}…"
    return DOT_OF_A_DOMAIN.sub("[.]", SCHEME.sub(r"hxx\2", text))


def quoted(text: str, most: int = EXCERPT) -> str:
    return "\n".join(f"> {line}".rstrip() for line in harmless(text, most).split("\n"))
