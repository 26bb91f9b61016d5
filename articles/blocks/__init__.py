"""The blocks of an article. Each has a template, and a class in the style sheets, of its own name."""

from .comparison_table import ComparisonTableBlock
from .dialogue import DialogueBlock
from .points import KeyPointBlock, KeyPointsBlock, NumberedPointsBlock
from .quote import QuoteBlock
from .section import ContentBlock, SectionBlock, SectionsBlock
from .statistics import StatisticsBlock

__all__ = [
    "ComparisonTableBlock",
    "ContentBlock",
    "DialogueBlock",
    "KeyPointBlock",
    "KeyPointsBlock",
    "NumberedPointsBlock",
    "QuoteBlock",
    "SectionBlock",
    "SectionsBlock",
    "StatisticsBlock",
]
