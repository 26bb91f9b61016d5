"""What the form of an event sends."""

from wagtail.test.utils.form_data import inline_formset, nested_form_data


def event_form(*, trail=None, action="", entities=(), **fields) -> dict:
    """A release with one word in its trail; `action` is the button's name, none saves a draft."""
    word = {"status": "reported", "on": "", "source": "", "note": ""}
    trail = [word] if trail is None else [{**word, **row} for row in trail]
    data = {
        "title": "GPT-5を公開",
        "start": "2025年8月7日",
        "end": "",
        "kind": "release",
        "importance": "2",
        "summary": "",
        "track": "",
        "leader": "",
        "fulfilled_by": "",
        "slug": "",
        "trail": inline_formset(trail),
        **fields,
    }
    return nested_form_data(data) | {"entities": list(entities)} | ({action: "1"} if action else {})
