"""The front page and the pages about the publication."""

from .home_page import EditorsChoice, HomePage
from .standard_page import StandardPage

__all__ = ["EditorsChoice", "HomePage", "StandardPage"]
