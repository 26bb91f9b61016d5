"""Requests about discussions: reading them, posting, and what may be done to one comment."""

from .acts import edit, report, vote, withdraw
from .claims import claims
from .mail import mail_confirm, mail_stop
from .mine import mine
from .posting import comments
from .reading import comment, replies, thread
from .sharing import qr_code

__all__ = [
    "claims",
    "comment",
    "comments",
    "edit",
    "mail_confirm",
    "mail_stop",
    "mine",
    "qr_code",
    "replies",
    "report",
    "thread",
    "vote",
    "withdraw",
]
