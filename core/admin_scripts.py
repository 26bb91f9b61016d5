"""Wagtail's choosers without inline scripts.

They write `<script>new PageChooser("id", {…});</script>` behind their field, which the admin's policy forbids. The call
is handed over as an element instead, which core/static/core/js/admin-init.js obeys at the same moment: when the
element enters the document. Where such a script comes from a template, core/templates/ has another one.
"""

import json
import re

from django.utils.html import format_html
from django.utils.safestring import mark_safe
from wagtail.admin.widgets import BaseChooser

INLINE_CALL = re.compile(r"<script>(?:new )?(\w+)\((.*)\);</script>\Z", re.DOTALL)


def replace_inline_scripts() -> None:
    """Once, when the admin starts: Wagtail has no template, setting or hook for it."""
    if not hasattr(BaseChooser.render, "inline"):
        BaseChooser.render = without_inline_script(BaseChooser.render)


def without_inline_script(render):
    def rendered(self, *args, **kwargs):
        html = render(self, *args, **kwargs)
        return mark_safe(INLINE_CALL.sub(as_element, html))  # noqa: S308, Wagtail's own, but for the escaped call

    rendered.inline = render
    return rendered


def as_element(match) -> str:
    arguments = json.loads(f"[{match[2]}]")
    return format_html('<admin-init call="{}" arguments="{}"></admin-init>', match[1], json.dumps(arguments))
