"""An article as Markdown (CommonMark with GFM's tables and footnotes), for machines and for people who keep texts.

One module for each concern: `escaping` keeps words from becoming marks,
`rich_text` turns running text over, `tables` grids, `blocks` everything that
stands in a section, `document` puts the whole together.
"""

from .document import as_markdown

__all__ = ["as_markdown"]
