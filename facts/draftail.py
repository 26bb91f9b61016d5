"""The editor's side of a numbered source: a button, and the mark as Draftail keeps it."""

from draftjs_exporter import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import LinkElementHandler
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature

from facts.models import Source
from facts.rich_text import SourceHandler

ENTITY = "SOURCE"


class SourceElementHandler(LinkElementHandler):
    mutability = "IMMUTABLE"

    def get_attribute_data(self, attrs):
        source = Source.objects.filter(pk=attrs["id"]).first() if attrs.get("id", "").isdigit() else None
        return {"id": attrs.get("id"), "title": str(source) if source else ""}


def source_element(props):
    return DOM.create_element("a", {"linktype": "source", "id": props.get("id")}, props["children"])


def register_source(features, *, choose_address):
    """Make the feature `source` known; `choose_address` is where the chooser opens."""
    features.register_link_type(SourceHandler)
    features.register_editor_plugin(
        "draftail",
        "source",
        EntityFeature(
            {
                "type": ENTITY,
                "icon": "openquote",
                "description": "出典の番号",
                "attributes": ["id", "title"],
                "chooserUrls": {"sourceChooser": choose_address},
            },
            js=["wagtailadmin/js/chooser-modal.js", "facts/js/source-mark.js"],
        ),
    )
    features.register_converter_rule(
        "contentstate",
        "source",
        {
            "from_database_format": {'a[linktype="source"]': SourceElementHandler(ENTITY)},
            "to_database_format": {"entity_decorators": {ENTITY: source_element}},
        },
    )
