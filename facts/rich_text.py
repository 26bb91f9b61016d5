"""A numbered reference inside running text: `<a linktype="source" id="5">出典</a>` in the database."""

import re

from wagtail.rich_text import LinkHandler

from facts.models import Source

MARK_TEXT = "出典"
STORED_MARK_ID = re.compile(r'<a\b(?=[^>]*\blinktype="source")[^>]*\bid="(\d+)"')
EXPANDED_MARK = re.compile(r'<a data-source="(\d+)">.*?</a>', re.DOTALL)


class SourceHandler(LinkHandler):
    """Expands a stored mark to `<a data-source="5">`, which `cited_richtext` turns into a number."""

    identifier = "source"

    @staticmethod
    def get_model():
        return Source

    @classmethod
    def expand_db_attributes(cls, attrs):
        return '<a data-source="{}">'.format(int(attrs["id"])) if attrs.get("id", "").isdigit() else "<a>"

    @classmethod
    def expand_db_attributes_many(cls, attrs_list):
        # Wagtail's own would load every source of every paragraph.
        return [cls.expand_db_attributes(attrs) for attrs in attrs_list]

    @classmethod
    def extract_references(cls, attrs):
        if attrs.get("id", "").isdigit():
            yield Source, attrs["id"], "", ""


def stored_mark(source_id: int) -> str:
    """The mark of a source as rich text keeps it."""
    return f'<a linktype="source" id="{source_id}">{MARK_TEXT}</a>'
