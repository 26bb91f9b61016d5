"""Pictures for social sites, drawn by the project itself: a page's title beside a cover, a table, a timeline.

An app says what is drawn, as a frozen dataclass of plain values (`Card`, `TableCard`,
or a `ShareImage` of its own); what is drawn gives the file its name. home/ has them
made when something is published.
"""

from .card import Card
from .image import HEIGHT, WIDTH, ShareImage, ShownImage, default_image
from .motifs import Motif
from .photograph import Photograph
from .status_mark import StatusMark
from .table_card import TableCard, TableCell, TableRow

__all__ = [
    "HEIGHT",
    "WIDTH",
    "Card",
    "Motif",
    "Photograph",
    "ShareImage",
    "ShownImage",
    "StatusMark",
    "TableCard",
    "TableCell",
    "TableRow",
    "default_image",
]
