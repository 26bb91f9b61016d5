"""How an author's comments have fared, counted from the comments themselves: such a record cannot drift."""

from dataclasses import dataclass

from django.db.models import Count

from discussion.models import AuthorRecord, Comment


@dataclass(frozen=True)
class AuthorStanding:
    published: int = 0
    rejected: int = 0
    spam: int = 0
    pending: int = 0
    removed: int = 0
    treatment: str = AuthorRecord.Treatment.NORMAL

    @property
    def treatment_label(self) -> str:
        return AuthorRecord.Treatment(self.treatment).label


def record_of(author_key: bytes | None) -> AuthorStanding:
    """Two queries; what was withdrawn no longer names its author."""
    if not author_key:
        return AuthorStanding()
    rows = Comment.objects.filter(author_key=author_key).order_by().values_list("status").annotate(Count("pk"))
    counts = dict(rows)
    record = AuthorRecord.objects.filter(pk=author_key).first()
    Status = Comment.Status
    return AuthorStanding(
        published=counts.get(Status.PUBLISHED, 0),
        rejected=counts.get(Status.REJECTED, 0),
        spam=counts.get(Status.SPAM, 0),
        pending=counts.get(Status.PENDING, 0),
        removed=counts.get(Status.REMOVED, 0),
        treatment=record.current if record else AuthorRecord.Treatment.NORMAL,
    )
