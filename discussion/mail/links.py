"""Addresses in a mail: signed, bound to one act on one thing, and good for a time."""

from django.conf import settings
from django.core import signing
from django.urls import reverse

from discussion.exceptions import NotFound, Refusal
from discussion.models import Comment, Subscription

DAY = 86_400
CONFIRM_FOR, STOP_FOR = 7 * DAY, 400 * DAY
BAD = "このリンクは読み取れません。メールにあるアドレスの全体を、ブラウザーに入れてください。"
OLD = "このリンクの期限が切れました。"


class Gone(Refusal):
    status = 410


def confirm_address(comment: Comment) -> str:
    return address("confirm", comment.pk)


def stop_address(subscription: Subscription) -> str:
    return address("stop", subscription.pk)


def address(act: str, pk: int) -> str:
    token = signing.dumps(pk, salt=salt_of(act))
    return settings.SITE_URL + reverse(f"discussion:mail_{act}", args=[token])


def read(act: str, token: str, good_for: int) -> int:
    """The id in a token that was made for this act.

    Raises:
        NotFound: forged, cut, or made for something else.
        Gone: too old.
    """
    try:
        return signing.loads(token, salt=salt_of(act), max_age=good_for)
    except signing.SignatureExpired as error:
        raise Gone(OLD) from error
    except signing.BadSignature as error:
        raise NotFound(BAD) from error


def salt_of(act: str) -> str:
    return f"discussion.mail.{act}"
