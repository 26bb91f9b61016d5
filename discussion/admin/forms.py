"""The forms of moderation. Fields of a decision are read here and nowhere else."""

from django import forms
from django.core.validators import ProhibitNullCharactersValidator

from discussion.admin.acts import HOLD_AUTHOR, TARGETS
from discussion.admin.reasons import REASON_CHOICES
from discussion.exceptions import Invalid
from discussion.models import AuthorRecord, Comment, Discussion, RightsClaim

DAYS = [("7", "7日"), ("30", "30日"), ("90", "90日"), ("", "無期限")]


class DecisionForm(forms.Form):
    action = forms.ChoiceField(choices=[(name, name) for name in [*TARGETS, HOLD_AUTHOR]])
    revision = forms.IntegerField(min_value=0, max_value=32767)
    seen_status = forms.TypedChoiceField(choices=Comment.Status, coerce=int)
    reason = forms.ChoiceField(choices=[("", ""), *REASON_CHOICES], required=False)
    message = forms.CharField(max_length=200, required=False)

    def decision(self) -> dict:
        """What `perform` takes.

        Raises:
            Invalid
        """
        if not self.is_valid():
            if "message" in self.errors:
                raise Invalid("投稿者への説明は、200字までの文字で書いてください。")
            raise Invalid("読み取れませんでした。画面を読み込み直して、もう一度お試しください。")
        decision = self.cleaned_data
        if decision["action"] == "reject":
            decision["reason"] = decision["reason"] or "other"
        else:
            decision["reason"] = decision["message"] = ""
        return decision


class OutcomeForm(forms.Form):
    """`entry` is a line of the article's own history, chosen from `entries`: [(id, label)]."""

    outcome = forms.ChoiceField(label="対応", choices=[("", "まだ"), *Comment.Outcome.choices], required=False)
    note = forms.CharField(label="読者への説明", max_length=200, required=False, help_text="コメントの下に出ます。")
    entry = forms.ChoiceField(label="更新の記録", required=False, help_text="この指摘で直したときに選びます。")

    def __init__(self, *args, entries=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["entry"].choices = [("", "なし"), *entries]


class TreatmentForm(forms.Form):
    treatment = forms.ChoiceField(label="扱い", choices=AuthorRecord.Treatment.choices)
    days = forms.TypedChoiceField(label="期間", choices=DAYS, coerce=int, empty_value=None, required=False)
    note = forms.CharField(label="覚え書き", max_length=300, required=False)


class ModeForm(forms.ModelForm):
    class Meta:
        model = Discussion
        fields = ["mode", "auto_close_days"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["mode"].choices = [("", "コメントの設定に従う"), *Discussion.Mode.choices]
        self.fields["mode"].help_text = ""


class ClaimForm(forms.Form):
    """One step of a case."""

    status = forms.ChoiceField(label="状態", choices=RightsClaim.Status.choices)
    due_on = forms.DateField(
        label="回答の期限",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text="空なら、いまの期限のままです。",
    )
    text = forms.CharField(
        label="記録",
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="したこと、言われたこと、決めた理由。あとから変えられません。",
    )


class BulkForm(forms.Form):
    """`chosen` is what was on the screen: `id:revision`, with spaces between."""

    action = forms.ChoiceField(choices=[(name, name) for name in ("approve", "reject", "spam", "hold")])
    reason = forms.ChoiceField(choices=[("", ""), *REASON_CHOICES], required=False)
    chosen = forms.CharField(max_length=20000, required=False, validators=[ProhibitNullCharactersValidator()])
