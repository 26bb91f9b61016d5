"""The first screen after signing in: what waits, what is written, what is coming, and how the publication is."""

from home.dashboard.panels import panels_for

__all__ = ["panels_for"]
