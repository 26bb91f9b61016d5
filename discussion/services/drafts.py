"""A draft as it may be stored."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from discussion.exceptions import Invalid
from discussion.models import Comment
from discussion.models.comment import MAX_PASSAGE
from discussion.senders import Draft
from discussion.texts import clean, clean_body, clean_name

MAX_BLOCK, MAX_EMAIL = 64, 254


@dataclass(frozen=True)
class CheckedDraft:
    body: str
    name: str
    email: str
    kind: str
    passage: dict[str, str]


def checked(draft: Draft) -> CheckedDraft:
    """Raises:
    Invalid: naming the first field that cannot be taken.
    """
    if draft.kind not in Comment.Kind.values:
        raise Invalid("種類を選び直してください。", field="kind")
    return CheckedDraft(
        body=clean_body(draft.body),
        name=clean_name(draft.name or ""),
        email=clean_email(draft.email or ""),
        kind=draft.kind,
        passage=clean_passage(draft.passage or {}),
    )


def clean_email(text) -> str:
    email = clean(text, field="email")
    if email:
        try:
            validate_email(email)
        except ValidationError as error:
            raise Invalid("メールアドレスの形を確かめてください。空でもかまいません。", field="email") from error
        if len(email) > MAX_EMAIL:
            raise Invalid("メールアドレスが長すぎます。", field="email")
    return email


def clean_passage(passage) -> dict[str, str]:
    if not isinstance(passage, dict):
        raise Invalid("引用した箇所を読み取れません。選び直してください。", field="passage")
    parts = {part: clean(passage.get(part) or "", field="passage") for part in ("block", "text")}
    if len(parts["text"]) > MAX_PASSAGE:
        raise Invalid(f"引用は{MAX_PASSAGE}字までにしてください。", field="passage")
    if len(parts["block"]) > MAX_BLOCK:
        raise Invalid("引用した箇所を読み取れません。選び直してください。", field="passage")
    return parts if parts["text"] else dict.fromkeys(parts, "")
