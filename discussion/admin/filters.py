"""What the list of comments can be narrowed to, without ever reading the whole table."""

from django import forms
from django.db.models import Q

from discussion.models import Comment
from discussion.spam.judging import LABELS

# What no index serves is looked for among the newest only.
SEARCHED = 10_000
MOST_COUNTED = 1000
LARGEST = 2**31 - 1


class CommentFilter(forms.Form):
    q = forms.CharField(label="本文・名前・番号", max_length=100, required=False)
    status = forms.TypedChoiceField(
        label="状態", choices=[("", "すべて"), *Comment.Status.choices], coerce=int, empty_value=None, required=False
    )
    kind = forms.ChoiceField(label="種類", choices=[("", "すべて"), *Comment.Kind.choices], required=False)
    reason = forms.ChoiceField(label="判定の理由", choices=[("", "すべて"), *LABELS.items()], required=False)
    outcome = forms.ChoiceField(
        label="指摘への対応",
        choices=[("", "すべて"), ("none", "まだ"), *Comment.Outcome.choices],
        required=False,
    )
    page = forms.IntegerField(
        label="記事の番号", min_value=1, max_value=LARGEST, required=False, widget=forms.HiddenInput
    )

    @property
    def is_bounded(self) -> bool:
        """Whether only the newest SEARCHED are looked at."""
        wanted = self.cleaned_data
        return any(wanted.get(name) for name in ("kind", "reason", "outcome")) or bool(self.words)

    @property
    def words(self) -> str:
        q = self.cleaned_data.get("q", "")
        return "" if self.number else q

    @property
    def number(self) -> int | None:
        q = self.cleaned_data.get("q", "").strip()
        return int(q) if q.isascii() and q.isdigit() and len(q) < 19 else None

    def narrow(self):
        """The comments wanted, the newest first; none when the form cannot be read."""
        if not self.is_valid():
            return Comment.objects.none()
        wanted = self.cleaned_data
        found = Comment.objects.order_by("-pk")
        if wanted["status"] is not None:
            found = found.filter(status=wanted["status"])
        if wanted["page"]:
            found = found.filter(discussion__page=wanted["page"])
        if self.number:
            found = found.filter(pk=self.number)
        if self.is_bounded:
            found = self.among_newest(Comment.objects.filter(pk__in=found.values("pk")[:SEARCHED]).order_by("-pk"))
        return found

    def among_newest(self, found):
        wanted = self.cleaned_data
        if wanted["kind"]:
            found = found.filter(kind=wanted["kind"])
        if wanted["reason"]:
            found = found.filter(spam_reasons__contains=[{"code": wanted["reason"]}])
        if wanted["outcome"]:
            outcome = "" if wanted["outcome"] == "none" else wanted["outcome"]
            found = found.filter(kind=Comment.Kind.CORRECTION, outcome=outcome)
        if self.words:
            found = found.filter(Q(body__icontains=self.words) | Q(author_name__icontains=self.words))
        return found


def counted(comments) -> str:
    """Their number in words; beyond MOST_COUNTED it is not worth the time."""
    number = comments.order_by()[: MOST_COUNTED + 1].count()
    return f"{MOST_COUNTED:,}件以上" if number > MOST_COUNTED else f"{number:,}件"
