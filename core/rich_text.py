"""Emphasis as Japanese sets it: dots beside the characters (圏点), stored as `<em>`."""

import wagtail.admin.rich_text.editors.draftail.features as draftail
from wagtail.admin.rich_text.converters.html_to_contentstate import InlineStyleElementHandler


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
