"""Fields and columns that Wagtail labels with their names in Python."""

from wagtail.admin.forms.choosers import EmailLinkChooserForm
from wagtail.sites.views import IndexView

from core.admin_labels import FIELDS, label_fields


def test_each_field_of_a_link_has_a_japanese_label():
    assert [field.label for field in EmailLinkChooserForm()] == ["メールアドレス", "リンクの文字", "件名", "本文"]


def test_each_column_of_the_sites_has_one():
    label_fields()
    assert [str(column.label) for column in IndexView.columns][1:4] == ["ポート番号", "サイト名", "ルートページ"]


def test_no_form_has_lost_a_field_that_we_label():
    assert all(name in form.base_fields for form, labels in FIELDS.items() for name in labels)
