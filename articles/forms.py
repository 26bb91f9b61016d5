"""What readers are told: the question in the form of an article, and the form of an entry added by hand."""

import datetime as dt

from django import forms
from django.utils import timezone
from wagtail.admin.forms import WagtailAdminModelForm

from articles.checks.marks import UNFINISHED
from articles.checks.publishing import CheckedPageForm
from articles.models.topic import Topic
from articles.topic_field import TopicField

# The form knows no seconds.
ONE_MINUTE = dt.timedelta(minutes=1)
NO_KIND = "訂正・更新・追記・軽微のどれかを選んでください。"
NO_NOTE = "{kind}の内容を、読者に向けて一文で書いてください。"


class ArticlePageForm(CheckedPageForm):
    """Asks for the kind of a change and a sentence for readers when an article that they know is published again.

    Saving a draft never asks.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "topics" in self.fields:
            self.fields["topics"] = TopicField(
                label=self.fields["topics"].label,
                help_text=self.fields["topics"].help_text,
                required=False,
                tag_model=Topic,
            )
        if "change_kind" in self.fields:
            self.fields["change_kind"] = forms.ChoiceField(
                label="変更の種類",
                required=False,
                choices=self.instance.ChangeKind.choices,
                widget=forms.RadioSelect,
            )
            self.fields["change_note"].widget = forms.Textarea(attrs={"rows": 3})

    def save_cluster_m2m(self):
        """The library keeps topics as a set on their way into the article."""
        super().save_cluster_m2m()
        if "topics" in self.cleaned_data:
            order = {name: place for place, name in enumerate(self.cleaned_data["topics"])}
            self.instance.tagged_topics = sorted(
                self.instance.tagged_topics.all(), key=lambda tagged: order[tagged.tag.name]
            )

    def clean_change_note(self):
        """One line, as it stands in the history."""
        return "".join(line.strip() for line in self.cleaned_data["change_note"].splitlines())

    def clean(self):
        cleaned_data = super().clean()
        if "change_kind" in self.fields and (self.is_publishing or self.is_submitting) and self.instance.has_history():
            self.require_answer()
        return cleaned_data

    def require_answer(self):
        kind, note = self.cleaned_data.get("change_kind"), self.cleaned_data.get("change_note")
        if "change_kind" not in self.errors and not kind:
            self.add_error("change_kind", NO_KIND)
        elif kind and kind != "minor" and not note and "change_note" not in self.errors:
            self.add_error("change_note", NO_NOTE.format(kind=self.instance.ChangeKind(kind).label))


class UpdateEntryForm(WagtailAdminModelForm):
    """An entry for an article that readers know. That it was published is recorded by its publication alone."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kinds = self.instance.Kind
        self.fields["kind"].choices = [(value, label) for value, label in kinds.choices if value != kinds.PUBLICATION]

    def clean_article(self):
        article = self.cleaned_data["article"]
        if not article.specific.has_history():
            raise forms.ValidationError("まだ公開していない記事です。公開してから記録してください。")
        return article

    def clean_at(self):
        at = self.cleaned_data["at"]
        if at > timezone.now():
            raise forms.ValidationError("これからの日時は選べません。")
        return at

    def clean_note(self):
        """It goes to readers at once, and stays."""
        note = self.cleaned_data["note"]
        if UNFINISHED.search(note):
            raise forms.ValidationError("あとで書くための印（TK・〓・要確認）が残っています。")
        return note

    def clean(self):
        cleaned_data = super().clean()
        article, at = cleaned_data.get("article"), cleaned_data.get("at")
        if article and at and article.specific.updates.filter(kind="publication", at__gte=at + ONE_MINUTE).exists():
            self.add_error("at", "記事を公開した日時より前は選べません。")
        return cleaned_data
