"""What a page's streams hold, as they lie in the database: to find links and marks without walking every block."""

import json

from wagtail.blocks import StreamValue


def stored_text(*streams: StreamValue) -> str:
    """The streams as text in which rich text stands as written, for regular expressions. No query."""
    stored = (json.dumps(list(stream.raw_data), ensure_ascii=False) for stream in streams)
    return "\n".join(stored).replace('\\"', '"')
