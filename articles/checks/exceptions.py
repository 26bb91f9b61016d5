from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from articles.checks.finding import Finding, shortened


class NotReadyToPublish(ValidationError):
    """An article holds what must not reach readers. Its one message says what and where, in Japanese."""

    def __init__(self, page, findings: list[Finding]):
        self.page, self.findings = page, findings
        super().__init__({NON_FIELD_ERRORS: [refusal(findings, title=page.title)]})

    @property
    def explanation(self) -> str:
        return refusal(self.findings, title=self.page.title)


def refusal(findings: list[Finding], title: str = "") -> str:
    """Why publishing is refused, with every place."""
    subject = f"「{shortened(title)}」は、" if title else ""
    places = " ".join(finding.message for finding in findings)
    return f"{subject}まだ公開できません。次の{len(findings)}か所を直してください。{places}"
