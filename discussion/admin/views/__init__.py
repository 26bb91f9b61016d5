from .authors import author, bans, lift
from .bulk import bulk
from .claims import claim, claims
from .comment import comment, outcome
from .listing import comments
from .log import log, rules
from .modes import mode, modes
from .queue import decide, queue, undo_act

__all__ = [
    "author",
    "bans",
    "bulk",
    "claim",
    "claims",
    "comment",
    "comments",
    "decide",
    "lift",
    "log",
    "mode",
    "modes",
    "outcome",
    "queue",
    "rules",
    "undo_act",
]
