"""All checks of an article, those that keep it from being published first."""

from itertools import chain

from articles.checks.certainty import quotes_without_status, unexplained_leaks
from articles.checks.figures import pictures_without_alt
from articles.checks.finding import Finding
from articles.checks.letters import letter_findings
from articles.checks.manuscript import Manuscript
from articles.checks.marks import unfinished_marks
from articles.checks.sources import source_findings
from articles.checks.structure import structure_findings
from articles.checks.tables import table_findings

BLOCKING_CHECKS = [unfinished_marks]
CHECKS = [
    structure_findings,
    quotes_without_status,
    unexplained_leaks,
    table_findings,
    pictures_without_alt,
    source_findings,
    letter_findings,
]


def check_article(page) -> list[Finding]:
    """Everything worth a word. At most two queries beyond the loading of the page's blocks: the picture at its top
    and the sources that it names."""
    manuscript = Manuscript(page)
    return list(chain.from_iterable(check(manuscript) for check in [*BLOCKING_CHECKS, *CHECKS]))


def blocking_findings(page) -> list[Finding]:
    """What keeps the page from being published. No query beyond the loading of its blocks."""
    manuscript = Manuscript(page)
    return list(chain.from_iterable(check(manuscript) for check in BLOCKING_CHECKS))
