"""Labels for what Wagtail labels by its name in Python, and so leaves in English in any language."""

from wagtail.admin.forms import choosers
from wagtail.admin.forms.workflows import WorkflowContentTypeForm, WorkflowPageForm
from wagtail.sites.views import IndexView
from wagtail.users.forms import PagePermissionsForm

LINK_TEXT = {"link_text": "リンクの文字"}
FIELDS = {
    choosers.ExternalLinkChooserForm: LINK_TEXT,
    choosers.AnchorLinkChooserForm: {"url": "ページ内の行き先（ID）", **LINK_TEXT},
    choosers.EmailLinkChooserForm: {"email_address": "メールアドレス", "subject": "件名", "body": "本文", **LINK_TEXT},
    choosers.PhoneLinkChooserForm: {"phone_number": "電話番号", **LINK_TEXT},
    WorkflowContentTypeForm: {"content_types": "対象の種類"},
    WorkflowPageForm: {"page": "ページ"},
    PagePermissionsForm: {"page": "ページ"},
}
COLUMNS = {"port": "ポート番号", "site_name": "サイト名", "root_page": "ルートページ"}


def label_fields() -> None:
    """Once, when the admin starts: Wagtail has no setting or hook for it."""
    for form, labels in FIELDS.items():
        for name, label in labels.items():
            form.base_fields[name].label = label
    for column in IndexView.columns:
        column.label = COLUMNS.get(column.name, column.label)
