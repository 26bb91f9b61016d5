"""The panel of an article's editor in which the next publication's change is told, under the history so far."""

from django.forms import Media, Script
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.permissions import policy_registry

HEADING = "読者に伝える変更"
EXPLANATIONS = {
    "correction": "公開した時点で誤っていたことを直した",
    "update": "公開のあとで状況が変わり、書き改めた",
    "addition": "説明や出典を新しく足した",
    "minor": "誤字や体裁だけで、意味は変わらない",
}


class ChangePanel(MultiFieldPanel):
    """Shown once readers have seen the article; its script asks the same in a dialog when something is published."""

    def __init__(self, children=(), heading=HEADING, icon="history", **kwargs):
        fields = [FieldPanel("change_kind", disable_comments=True), FieldPanel("change_note", disable_comments=True)]
        super().__init__(children or fields, heading=heading, icon=icon, **kwargs)

    class BoundPanel(MultiFieldPanel.BoundPanel):
        template_name = "articles/admin/change_panel.html"

        def is_shown(self):
            return super().is_shown() and self.is_known_to_readers

        @cached_property
        def is_known_to_readers(self):
            return self.instance.has_history()

        def get_comparison(self):
            # Stands above the comparison of two versions, not among the changes.
            return []

        @property
        def media(self):
            return super().media + Media(
                css={"all": ["articles/css/change-question.css"]},
                js=[Script("articles/js/change-question.js", type="module")],
            )

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            entry_model = self.instance.updates.model
            context["kinds"] = [(radio, EXPLANATIONS[radio.data["value"]]) for radio in self.form["change_kind"]]
            policy = policy_registry.get_by_type(entry_model)
            context["updates"] = self.instance.updates.select_related("recorded_by").newest_first()
            if policy.user_has_permission(self.request.user, "add"):
                context["add_url"] = f"{reverse('update_entries:add')}?article={self.instance.pk}"
            return context
