"""Content checks: what an editor wants to know of an article before readers see it."""

from .article import blocking_findings, check_article
from .finding import Finding

__all__ = ["Finding", "blocking_findings", "check_article"]
