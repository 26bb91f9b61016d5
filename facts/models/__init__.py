"""What is known, and from where."""

from .entity import Entity
from .source import Source

__all__ = ["Entity", "Source"]
