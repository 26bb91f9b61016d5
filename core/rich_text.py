"""What running text may hold: emphasis as Japanese sets it, links that lead to pages, and nothing it cannot read."""

import re

import wagtail.admin.rich_text.editors.draftail.features as draftail
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.admin.rich_text.converters import contentstate
from wagtail.admin.rich_text.converters.html_to_contentstate import (
    ExternalLinkElementHandler,
    InlineStyleElementHandler,
    PageLinkElementHandler,
)

SAFE_LINK = re.compile(r"(?:https?://[^\s/\\]|mailto:[^\s:]+@|tel:[+\d]|/(?![/\\])|#)\S*\Z", re.IGNORECASE)


class ProseArea(DraftailRichTextArea):
    """Wagtail's editor; what is posted without it and cannot be read is no text, instead of an error of the server."""

    def value_from_datadict(self, data, files, name):
        try:
            return super().value_from_datadict(data, files, name)
        except (AttributeError, IndexError, KeyError, TypeError, ValueError):
            return ""


def register_emphasis(features):
    features.register_editor_plugin(
        "draftail",
        "emphasis",
        draftail.InlineStyleFeature(
            {
                "type": "EMPHASIS",
                "label": "傍",
                "description": "傍点で強調",
                "element": "em",
                "style": {"fontStyle": "normal", "textEmphasis": "filled dot", "textEmphasisPosition": "over right"},
            }
        ),
    )
    features.register_converter_rule(
        "contentstate",
        "emphasis",
        {
            "from_database_format": {"em": InlineStyleElementHandler("EMPHASIS")},
            "to_database_format": {"style_map": {"EMPHASIS": "em"}},
        },
    )


def register_links(features):
    """Wagtail's links to pages and addresses, with a narrower idea of what an address is."""
    features.register_converter_rule(
        "contentstate",
        "link",
        {
            "from_database_format": {
                "a[href]": ExternalLinkElementHandler("LINK"),
                'a[linktype="page"]': PageLinkElementHandler("LINK"),
            },
            "to_database_format": {"entity_decorators": {"LINK": link_entity}},
        },
    )


def link_entity(props):
    """A link as it is stored; of one that could run something, or lead nowhere, its words alone."""
    page = props.get("id")
    is_safe = SAFE_LINK.match(str(props.get("url"))) if page is None else str(page).isdecimal()
    return contentstate.link_entity(props) if is_safe else props["children"]
