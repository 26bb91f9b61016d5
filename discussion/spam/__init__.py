"""Whether a comment is published, held, or put into the spam folder; never whether it is kept: everything is.

limits.py counts attempts, evidence.py asks the database once, words.py matches lists, judging.py weighs.
"""

from .judging import Judgement, judge
from .limits import limit_attempts
from .standing import AuthorStanding, record_of

__all__ = ["AuthorStanding", "Judgement", "judge", "limit_attempts", "record_of"]
