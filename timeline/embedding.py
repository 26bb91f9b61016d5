"""The figure of the whole timeline in a frame on another site."""

from urllib.parse import urljoin

from core.embedding import Embed

EMBED_PATH = "/embed/timeline/"
HEIGHT = 520


def timeline_embed(root: str) -> Embed:
    """`root` is any whole address of the site."""
    return Embed(title="年表（airace）", address=urljoin(root, EMBED_PATH), height=HEIGHT)
