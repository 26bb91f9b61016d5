"""Ways to hand a page on: plain addresses in one table, nothing loaded from another site; and the page's QR code."""

from dataclasses import dataclass, field
from io import BytesIO
from urllib.parse import quote, urlencode

import segno

QUIET_MODULES = 4  # the white margin that the standard asks for


@dataclass(frozen=True)
class Target:
    """Where a page can be handed to. `fields` are the query, with `{title}` and `{url}` in their values."""

    label: str
    address: str
    fields: dict[str, str] = field(default_factory=dict)
    is_first: bool = False

    def link(self, title: str, url: str) -> str:
        # Each value is filled first and encoded once. A space is %20: mail programs and LINE show a + as it is.
        values = {name: value.format(title=title, url=url) for name, value in self.fields.items()}
        return f"{self.address}?{urlencode(values, quote_via=quote, safe='')}"


TARGETS = (
    Target("Xで共有", "https://x.com/intent/post", {"text": "{title}", "url": "{url}"}, is_first=True),
    Target("はてブ", "https://b.hatena.ne.jp/entry/panel/", {"url": "{url}", "btitle": "{title}"}, is_first=True),
    Target("LINE", "https://line.me/R/share", {"text": "{title}\n{url}"}, is_first=True),
    Target("Bluesky", "https://bsky.app/intent/compose", {"text": "{title}\n{url}"}),
    Target("Threads", "https://www.threads.net/intent/post", {"text": "{title}", "url": "{url}"}),
    Target("Facebook", "https://www.facebook.com/sharer/sharer.php", {"u": "{url}"}),
    Target("note", "https://note.com/intent/post", {"url": "{url}"}),
    Target("Misskey", "https://misskey-hub.net/share/", {"text": "{title}", "url": "{url}"}),
    Target("メール", "mailto:", {"subject": "{title}", "body": "{title}\r\n{url}"}),
)


@dataclass(frozen=True)
class Share:
    """What the share bar shows: lists of `{label, url}`, and the address of the QR code ("" for none)."""

    first: list[dict[str, str]]
    others: list[dict[str, str]]
    code_url: str


def share_of(title: str, url: str, code_url: str = "") -> Share:
    """`url` is the absolute address handed on."""
    links = [(target.is_first, {"label": target.label, "url": target.link(title, url)}) for target in TARGETS]
    return Share(
        first=[link for is_first, link in links if is_first],
        others=[link for is_first, link in links if not is_first],
        code_url=code_url,
    )


def qr_code(url: str) -> bytes:
    """An SVG document: dark on white in either theme, its size the viewer's choice."""
    drawing = BytesIO()
    segno.make(url, error="m", micro=False).save(
        drawing,
        kind="svg",
        border=QUIET_MODULES,
        dark="#000",
        light="#fff",
        omitsize=True,
        svgclass=None,
        lineclass=None,
    )
    return drawing.getvalue()
