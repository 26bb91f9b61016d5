"""Wagtail's inline scripts, and what stands for them. Fails when Wagtail changes what ours was made from."""

import hashlib
import json
import re
from pathlib import Path

import pytest
import wagtail.admin
from bs4 import BeautifulSoup
from django.template.loader import get_template
from wagtail.admin import widgets
from wagtail.admin.widgets.workflows import AdminTaskChooser
from wagtail.documents.widgets import AdminDocumentChooser
from wagtail.images.widgets import AdminImageChooser
from wagtail.snippets.widgets import AdminSnippetChooser

from facts.models import Source

WAGTAIL = Path(wagtail.admin.__file__).parents[1]
# The first characters of the SHA-256 of what core/templates/ and core/admin_scripts.py replace, in Wagtail 8.0.1.
# After an upgrade: compare the file with ours, carry over what changed, note the new sum.
REPLACED = {
    "admin/templates/wagtailadmin/panels/inline_panel.html": "195bb0b199edb062",
    "admin/templates/wagtailadmin/panels/multiple_chooser_panel.html": "673bc9b26ca95c03",
    "admin/templates/wagtailadmin/widgets/date_input.html": "2557f7a4fd543d7c",
    "admin/templates/wagtailadmin/widgets/datetime_input.html": "479d8ddeaa73d2fd",
    "admin/templates/wagtailadmin/widgets/time_input.html": "536917c544a13563",
    "admin/widgets/chooser.py": "55f2f5d73558d5d3",
    "admin/widgets/workflows.py": "8bf52726e21cb894",
}
KNOWN_INLINE = {path for path in REPLACED if path.endswith(".html")}
INLINE = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>", re.DOTALL)
UNUSED = ("contrib/search_promotions", "contrib/styleguide", "project_template", "/test")


@pytest.mark.parametrize("path", REPLACED)
def test_wagtail_has_not_changed_what_ours_was_made_from(path):
    assert hashlib.sha256((WAGTAIL / path).read_bytes()).hexdigest()[:16] == REPLACED[path]


def test_wagtail_has_no_further_template_with_an_inline_script():
    templates = (path for path in WAGTAIL.rglob("*.html") if not any(part in str(path) for part in UNUSED))
    found = {str(path.relative_to(WAGTAIL)) for path in templates if INLINE.search(path.read_text())}
    assert found == KNOWN_INLINE


@pytest.mark.parametrize("path", sorted(KNOWN_INLINE))
def test_ours_come_first(path):
    name = path.removeprefix("admin/templates/")
    assert "core/templates" in get_template(name).origin.name


WIDGETS = {
    "initDateChooser": widgets.AdminDateInput(),
    "initTimeChooser": widgets.AdminTimeInput(),
    "initDateTimeChooser": widgets.AdminDateTimeInput(),
    "PageChooser": widgets.AdminPageChooser(),
    "ImageChooser": AdminImageChooser(),
    "DocumentChooser": AdminDocumentChooser(),
    "SnippetChooser": AdminSnippetChooser(Source),
    "createTaskChooser": AdminTaskChooser(),
}


@pytest.mark.django_db
@pytest.mark.parametrize("call", WIDGETS)
def test_a_widget_hands_over_its_call_as_an_element(call):
    html = BeautifulSoup(WIDGETS[call].render("field", None, attrs={"id": "id_\"'<field>"}), "html.parser")
    assert html.find("script") is None
    element = html.find("admin-init")
    assert element["call"] == call
    assert json.loads(element["arguments"])[0] == "id_\"'<field>"
