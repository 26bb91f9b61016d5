"""What the admin's forms send."""

from wagtail.rich_text import RichText
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield


def article_form(*, title="記事", slug="", text="本文。", action="", **fields) -> dict:
    """The form of an article with one section and no author; `action` is the button's name, none saves a draft."""
    paragraph = streamfield([("paragraph", rich_text(RichText(f"<p>{text}</p>").source, features=[]))])
    data = {
        "title": title,
        "slug": slug,
        "dek": "",
        "hero_image": "",
        "hero_caption": "",
        "topics": "",
        "article_authors": inline_formset([]),
        "comments": inline_formset([]),
        "key_points": streamfield([]),
        "body": streamfield([("section", {"heading": "", "content": paragraph})]),
        "other_sources": streamfield([]),
        **fields,
    }
    return nested_form_data(data) | ({action: "1"} if action else {})
