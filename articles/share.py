"""Links that hand an article on: plain addresses, nothing loaded from the other site."""

from urllib.parse import quote, urlencode


def share_links(title: str, url: str) -> list[dict[str, str]]:
    """`{label, url}` for X, Hatena Bookmark, LINE and Bluesky."""
    text = f"{title} {url}"
    bare = url.removeprefix("https://").removeprefix("http://")
    hatena = f"https://b.hatena.ne.jp/entry/{'s/' if url.startswith('https://') else ''}{quote(bare)}"
    return [
        {"label": "Xで共有", "url": f"https://x.com/intent/post?{urlencode({'text': title, 'url': url})}"},
        {"label": "はてブ", "url": hatena},
        {"label": "LINE", "url": f"https://line.me/R/share?{urlencode({'text': text})}"},
        {"label": "Bluesky", "url": f"https://bsky.app/intent/compose?{urlencode({'text': text})}"},
    ]
