"""What happened, how sure we are of it, and the page that shows it all."""

from .event import Event
from .timeline_page import TimelinePage
from .trail_entry import TrailEntry

__all__ = ["Event", "TimelinePage", "TrailEntry"]
