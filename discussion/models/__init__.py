"""The tables of the discussion. Personal data lies in tables of its own: what a query does not touch cannot leak."""

from .base import Record
from .claim import RightsClaim, RightsClaimEntry
from .comment import Comment, CommentRevision
from .discussion import Discussion, DiscussionStats
from .hash_key import HashKey
from .limit import RateEvent
from .moderation import AuthorRecord, Ban, ModerationEvent, WordRule
from .notice import Outbox, Subscription
from .personal import CommentContact, CommentOrigin
from .reaction import CommentReport, CommentVote
from .settings import SiteDiscussionSettings

__all__ = [
    "AuthorRecord",
    "Ban",
    "Comment",
    "CommentContact",
    "CommentOrigin",
    "CommentReport",
    "CommentRevision",
    "CommentVote",
    "Discussion",
    "DiscussionStats",
    "HashKey",
    "ModerationEvent",
    "Outbox",
    "RateEvent",
    "Record",
    "RightsClaim",
    "RightsClaimEntry",
    "SiteDiscussionSettings",
    "Subscription",
    "WordRule",
]
