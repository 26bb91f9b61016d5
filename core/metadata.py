"""What the head of a public page says: to search engines, social sites and whoever else never sees the page."""

import datetime as dt
import re
from dataclasses import dataclass, field
from urllib.parse import urljoin

from core.models.site_settings import SiteSettings
from core.share_images import ShareImage, ShownImage, default_image
from core.site_root import site_root
from core.structured_data import breadcrumb_list, graph, organization, picture, web_page

DESCRIPTION = "AI開発の競争を、確かさの印とともに読む"
LONGEST_DESCRIPTION = 120
_SENTENCE = re.compile(r"[^。！？]*[。！？]+[」』）]*|[^。！？]+$")


@dataclass
class Metadata:
    """The same for everyone; templates/components/metadata.html writes it.

    Attributes:
        url: the page's one whole address.
        title: without the publication's name.
        description: never empty, at most LONGEST_DESCRIPTION characters.
        kind: of Open Graph: website, article or profile.
        number: of the page, where it is one of a list.
        modified_at: when readers were last told of a change; a minor one counts for nothing.
        section, tags: of an article.
        things: what the page is about, as schema.org has it, beside its place in the site.
        trail: (title, address) of the pages above it.
    """

    url: str
    title: str
    description: str
    image: ShownImage
    kind: str = "website"
    number: int = 1
    published_at: dt.datetime | None = None
    modified_at: dt.datetime | None = None
    section: str = ""
    tags: list[str] = field(default_factory=list)
    things: list[dict] = field(default_factory=list)
    trail: list[tuple[str, str]] = field(default_factory=list)

    @property
    def numbered_title(self) -> str:
        return f"{self.title}（{self.number}ページ目）" if self.number > 1 else self.title

    @property
    def image_url(self) -> str:
        return urljoin(self.url, self.image.path)

    @property
    def picture(self) -> dict:
        return picture(self.image_url, self.image.width, self.image.height, self.image.alt)

    @property
    def structured_data(self):
        """JSON-LD, or nothing for a page that has neither place nor subject."""
        place = [breadcrumb_list(self.trail, self.title, self.url)] if self.trail else []
        things = [*self.things, *place]
        return graph(things) if things else ""


@dataclass(frozen=True)
class Publication:
    """What pages say of who publishes them; from settings that the page loads anyway."""

    root: str
    principles: str
    description: str

    @classmethod
    def of(cls, request) -> "Publication":
        site = SiteSettings.load(request_or_site=request)
        about = site.about_page
        principles = about.get_full_url(request) if about and about.live else ""
        return cls(site_root(request), principles or "", site.description)

    def organization(self) -> dict:
        return organization(self.root, self.principles)


def list_metadata(request, title: str, description: str) -> Metadata:
    """Of a page below the front page that is no Wagtail page and lists things."""
    url = f"{site_root(request)}{request.path}"
    page = web_page(url, title, description, kind="CollectionPage")
    return Metadata(url, title, description, default_image(), things=[page], trail=[("ホーム", "/")])


def describe(*texts: str) -> str:
    """The first of these plain texts that says anything, in one line, in whole sentences where that leaves enough."""
    for text in texts:
        words = " ".join((text or "").split())
        if words:
            return shortened(words)
    return DESCRIPTION


def shortened(words: str) -> str:
    if len(words) <= LONGEST_DESCRIPTION:
        return words
    kept = ""
    for sentence in _SENTENCE.findall(words):
        if len(kept + sentence) > LONGEST_DESCRIPTION:
            break
        kept += sentence
    return kept.strip() if len(kept) >= LONGEST_DESCRIPTION / 3 else f"{words[: LONGEST_DESCRIPTION - 1].rstrip()}…"


def image_of(card: ShareImage | None) -> ShownImage:
    return card.shown() if card else default_image()
