"""Forms as they are drawn again; what may be stored is decided by the services."""

import uuid

from django import forms

from discussion.exceptions import Refusal
from discussion.models import Comment, CommentReport, RightsClaim
from discussion.models.comment import MAX_BODY


class PlainForm(forms.Form):
    """Takes everything as typed, and shows a refusal where it belongs."""

    use_required_attribute = False

    def refuse(self, refusal: Refusal) -> None:
        self.is_valid()
        is_seen = refusal.field in self.fields and not self[refusal.field].is_hidden
        self.add_error(refusal.field if is_seen else None, refusal.message)


def as_typed(**kwargs):
    return forms.CharField(required=False, strip=False, **kwargs)


def unseen():
    return as_typed(widget=forms.HiddenInput)


class CommentForm(PlainForm):
    body = as_typed(label="コメント")
    name = as_typed(label="名前")
    email = as_typed(label="メールアドレス")
    kind = as_typed(label="種類", initial=Comment.Kind.OPINION)
    parent = unseen()
    submission_id = unseen()
    passage_block = unseen()
    passage_text = unseen()

    @classmethod
    def of(cls, posted) -> "CommentForm":
        """Bound to what was sent, with an id of its own should it have none: sending it twice is then harmless."""
        form = cls(posted.copy())
        if not posted.get("submission_id"):
            form.start_anew()
        return form

    def start_anew(self) -> None:
        """What is sent from now on is another comment."""
        self.data["submission_id"] = str(uuid.uuid4())


class EditForm(PlainForm):
    body = as_typed(label="コメント", widget=forms.Textarea(attrs={"rows": 6, "maxlength": MAX_BODY}))
    capability = unseen()


class CapabilityForm(PlainForm):
    capability = unseen()


class ReportForm(PlainForm):
    reason = forms.ChoiceField(label="理由", required=False, choices=CommentReport.Reason, widget=forms.RadioSelect)
    note = as_typed(label="補足（任意）", widget=forms.Textarea(attrs={"rows": 3, "maxlength": 500}))


class ClaimForm(PlainForm):
    """権利侵害の申出; the names are those of RightsClaim."""

    target_url = as_typed(label="問題のあるページかコメントのアドレス")
    right = forms.ChoiceField(
        label="侵害された権利", required=False, choices=RightsClaim.Right, widget=forms.RadioSelect
    )
    statement = as_typed(
        label="侵害の内容と、そう考える理由", widget=forms.Textarea(attrs={"rows": 6, "maxlength": MAX_BODY})
    )
    request = as_typed(label="求める対応（例：このコメントの削除）")
    claimant_name = as_typed(label="お名前", widget=forms.TextInput(attrs={"autocomplete": "name"}))
    on_behalf_of = as_typed(label="代理の方は、本人とのご関係（任意）")
    claimant_email = as_typed(
        label="お返事を受け取るメールアドレス", widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    submission_id = unseen()
