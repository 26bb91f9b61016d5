"""What the timeline tells the apps above it."""

from django.dispatch import Signal

# New and changed events have been saved and published at once; `events` is the list of them. It comes inside the
# transaction and once for all: new ones have no signal of their own, changed ones Wagtail's `published` too.
events_imported = Signal()
