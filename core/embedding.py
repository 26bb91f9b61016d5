"""Small pages made to stand in a frame on other sites, and the code that puts them there."""

from dataclasses import dataclass
from functools import wraps
from urllib.parse import urljoin

from csp.decorators import csp_replace
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.clickjacking import xframe_options_exempt

from core.share_images import ShareImage

WIDTH = 720
# Anybody may frame them, and so they do nothing: no script, no form.
POLICY = {
    "frame-ancestors": ["*"],
    "script-src": ["'none'"],
    "connect-src": ["'none'"],
    "form-action": ["'none'"],
    "manifest-src": ["'none'"],
}


@dataclass(frozen=True)
class Embed:
    """What can be shown in a frame.

    Attributes:
        title: what a screen reader says of the frame.
        address: of the embed page, whole.
        height: in pixels, for a frame of `WIDTH`; what does not fit can be scrolled to.
        image: a picture of it for whoever shows no frames; None where nobody asks for one.
    """

    title: str
    address: str
    height: int
    image: ShareImage | None = None

    @property
    def root(self) -> str:
        """Of the site, without a slash at the end."""
        return urljoin(self.address, "/").rstrip("/")

    def code(self, width: int | str = "100%", height: int | None = None) -> SafeString:
        """The frame as HTML, without style or script."""
        return format_html(
            '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy" frameborder="0"></iframe>',
            self.address,
            self.title,
            width,
            height or self.height,
        )


def embeddable(view):
    """Let other sites frame what this view answers; search engines leave it to the page that it is taken from."""

    @csp_replace(POLICY)
    @xframe_options_exempt
    @wraps(view)
    def embedded(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex"
        return response

    return embedded
