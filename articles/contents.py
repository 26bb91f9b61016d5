"""What an article contains, read off its structure: the table of contents and the words to count."""

from django.utils.html import strip_tags

from core.anchors import block_anchor


def table_of_contents(body) -> list[dict]:
    """`{number, anchor, heading, children}` for each section with a heading; children are its numbered points."""
    entries = []
    for section in body:
        heading = section.value["heading"]
        if heading:
            entries.append(
                {
                    "number": len(entries) + 1,
                    "anchor": block_anchor(section.id),
                    "heading": heading,
                    "children": numbered_points(section.value["content"]),
                }
            )
    return entries


def numbered_points(content) -> list[dict]:
    return [
        {"anchor": f"{block_anchor(child.id)}-{position}", "heading": point["heading"]}
        for child in content
        if child.block_type == "numbered_points"
        for position, point in enumerate(child.value["points"], start=1)
    ]


def section_texts(body) -> list[str]:
    """All words of all sections, tables included."""
    return [strip_tags(text) for section in body for text in section.block.get_searchable_content(section.value)]


def key_point_texts(key_points) -> list[str]:
    return [f"{point.value['heading']}{point.value['text']}" for point in key_points]
