"""What a request says: who sends it, and what."""

import json
import uuid

from django.conf import settings

from core.addresses import client_address, client_network
from discussion.exceptions import Invalid, Refusal, TooLarge
from discussion.senders import Draft, Sender, Signals

AUTHOR_COOKIE = "discussion_author"
AUTHOR_SALT = "discussion.author"
AUTHOR_COOKIE_AGE = 180 * 86_400
# 5,000 characters as \u escapes, and the rest of the fields.
MAX_BYTES = 128 * 1024


class BadRequest(Refusal):
    status = 400


def sender_of(request) -> Sender:
    """No query for a guest."""
    return Sender(
        address=client_address(request),
        network=client_network(request),
        agent=request.headers.get("User-Agent", "")[:400],
        author_token=request.get_signed_cookie(AUTHOR_COOKIE, default="", salt=AUTHOR_SALT, max_age=AUTHOR_COOKIE_AGE),
        user=request.user if request.user.is_authenticated else None,
    )


def remember_author(response, token: str) -> None:
    """Lets the author see and change their comments from this browser; set only in answer to a post."""
    if token:
        response.set_signed_cookie(
            AUTHOR_COOKIE,
            token,
            salt=AUTHOR_SALT,
            max_age=AUTHOR_COOKIE_AGE,
            path="/discussion/",
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )


def refuse_huge(request) -> None:
    """Raises:
    TooLarge: before a byte of the body is read.
    """
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdigit() or int(length) > MAX_BYTES:
        raise TooLarge("送信された内容が大きすぎます。本文は5,000字までにしてください。")


def is_json(request) -> bool:
    return request.content_type == "application/json"


def read_json(request) -> dict:
    """Raises:
    BadRequest: no JSON object.
    """
    try:
        data = json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise BadRequest("送信された内容を読み取れません。ページを読み直してください。") from error
    if not isinstance(data, dict):
        raise BadRequest("送信された内容を読み取れません。ページを読み直してください。")
    return data


def post_in_json(data: dict) -> dict:
    """The arguments of `submit_comment` out of a script's request; texts are checked by the service."""
    draft = Draft(
        body=text_in(data, "body"),
        name=text_in(data, "name"),
        email=text_in(data, "email"),
        kind=text_in(data, "kind") or "opinion",
        parent=parent_of(data.get("parent")),
        passage=data.get("passage") or {},
    )
    return {
        "draft": draft,
        "signals": Signals(trap=str(data.get("website") or ""), elapsed=milliseconds(data.get("elapsed"))),
        "submission_id": submission_of(data.get("submission_id")),
    }


def post_in_form(posted) -> dict:
    """The same out of a plain form."""
    passage = {part: posted.get(f"passage_{part}", "") for part in ("block", "text")}
    data = {name: posted.get(name, "") for name in ("body", "name", "email", "kind", "parent", "website", "elapsed")}
    return post_in_json({**data, "passage": passage, "submission_id": posted.get("submission_id", "")})


def text_in(data: dict, name: str) -> str:
    """Raises:
    Invalid: there is something else than text.
    """
    value = data.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Invalid("文字で送ってください。", field=name)
    return value


def parent_of(value) -> int | None:
    if value in (None, "", 0):
        return None
    if isinstance(value, bool) or not isinstance(value, (int, str)):
        raise Invalid("返信先のコメントが見つかりません。", field="parent")
    text = str(value)
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise Invalid("返信先のコメントが見つかりません。", field="parent")
    return int(text)


def submission_of(value) -> uuid.UUID | None:
    if value in (None, ""):
        return None
    try:
        return uuid.UUID(value)
    except (ValueError, TypeError, AttributeError) as error:
        raise Invalid("投稿の識別子を読み取れません。ページを読み直してください。", field="submission_id") from error


def milliseconds(value) -> int | None:
    """None for what cannot be one: it is a weak sign, and no reason to refuse."""
    try:
        return int(float(value))
    except (TypeError, ValueError, OverflowError):
        return None
