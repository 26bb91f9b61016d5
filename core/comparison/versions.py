"""Which two versions are compared, who made them and when."""

import datetime as dt
from dataclasses import dataclass

from wagtail.models import Revision

NAMES = {"live": "公開中の版", "earliest": "最初の版", "latest": "最新の版"}


@dataclass(frozen=True)
class Version:
    name: str
    revision: Revision | None  # None for what was published without one

    @property
    def at(self) -> dt.datetime | None:
        return self.revision and self.revision.created_at

    def is_older_than(self, other: "Version") -> bool:
        return bool(self.at and other.at and self.at < other.at)


def compared_version(instance, asked: str) -> Version:
    """The version that the address of the comparison names: an id, live, earliest or latest. One query."""
    revisions = instance.revisions.select_related("user").order_by("created_at", "pk")
    live_id = getattr(instance, "live_revision_id", None)
    if asked == "earliest":
        revision = revisions.first()
    elif asked == "latest":
        revision = revisions.last()
    else:
        revision = revisions.filter(pk=live_id if asked == "live" else asked).first()
    return Version(NAMES.get(asked) or name_of(revision, instance, live_id), revision)


def name_of(revision: Revision | None, instance, live_id: int | None) -> str:
    key = revision and revision.pk
    if key and key == live_id:
        return NAMES["live"]
    return NAMES["latest"] if key and key == instance.latest_revision_id else "以前の版"
