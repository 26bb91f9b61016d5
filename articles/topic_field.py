"""Topics in the order in which they are typed: the first is the article's main one. taggit would sort them."""

from taggit.utils import parse_tags
from wagtail.admin.forms.tags import TagField
from wagtail.admin.widgets import AdminTagWidget


class TopicWidget(AdminTagWidget):
    def format_value(self, value):
        if value is None or isinstance(value, str):
            return value
        return ", ".join(f'"{topic.name}"' if {",", " "} & set(topic.name) else topic.name for topic in value)


class TopicField(TagField):
    """Its value is the names of known topics, in the order typed."""

    widget = TopicWidget

    def clean(self, value):
        typed = (value or "").casefold()
        # A name may stand within another: of those that are found at the same place, the longer was meant.
        return sorted(super().clean(value), key=lambda name: (place(name, typed), -len(name)))


def place(name: str, typed: str) -> int:
    """Where this name, and not a longer one that holds it, stands in the text; after all others if nowhere."""
    name = name.casefold()
    longer = [other.casefold() for other in parse_tags(typed) if name in other.casefold() and other.casefold() != name]
    for other in longer:
        typed = typed.replace(other, "\0" * len(other))
    found = typed.find(name)
    return found if found >= 0 else len(typed)
