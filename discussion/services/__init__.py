"""Everything that changes a discussion: each function one transaction, each refusal an exception of exceptions.py.

submission.py takes comments, own.py serves their authors, decisions.py moderators, reactions.py readers.
"""

from discussion.senders import Draft, Sender, Signals

from .authors import ban_sender, lift_ban, treat_author
from .decisions import Decided, set_outcome, transition, transition_many
from .own import capability_matches, edit_comment, erase_comment, withdraw_comment
from .reactions import handle_reports, report_comment, vote
from .submission import Receipt, submit_comment

__all__ = [
    "Decided",
    "Draft",
    "Receipt",
    "Sender",
    "Signals",
    "ban_sender",
    "capability_matches",
    "edit_comment",
    "erase_comment",
    "handle_reports",
    "lift_ban",
    "report_comment",
    "set_outcome",
    "submit_comment",
    "transition",
    "transition_many",
    "treat_author",
    "vote",
    "withdraw_comment",
]
