"""The counters that triggers keep, against a recount."""

from dataclasses import dataclass

from django.db import connection, transaction

# What each counter is, and should be; only where the two differ.
RECOUNTS = {
    "公開": """
SELECT stats.discussion_id, stats.published, coalesce(found.n, 0) FROM discussion_discussionstats AS stats
LEFT JOIN (SELECT discussion_id, count(*) AS n FROM discussion_comment WHERE status = 1 GROUP BY 1) AS found
  USING (discussion_id) WHERE stats.published <> coalesce(found.n, 0)""",
    "公開（返信を除く）": """
SELECT stats.discussion_id, stats.roots, coalesce(found.n, 0) FROM discussion_discussionstats AS stats
LEFT JOIN (SELECT discussion_id, count(*) AS n FROM discussion_comment
  WHERE status = 1 AND parent_id IS NULL GROUP BY 1) AS found
  USING (discussion_id) WHERE stats.roots <> coalesce(found.n, 0)""",
    "承認待ち": """
SELECT stats.discussion_id, stats.pending, coalesce(found.n, 0) FROM discussion_discussionstats AS stats
LEFT JOIN (SELECT discussion_id, count(*) AS n FROM discussion_comment WHERE status = 0 GROUP BY 1) AS found
  USING (discussion_id) WHERE stats.pending <> coalesce(found.n, 0)""",
    "返信": """
SELECT comment.id, comment.reply_count, coalesce(found.n, 0) FROM discussion_comment AS comment
LEFT JOIN (SELECT ancestor AS id, count(*) AS n FROM discussion_comment AS reply,
  discussion_ancestors(reply.path, reply.parent_id) AS ancestor WHERE reply.status = 1 GROUP BY 1) AS found
  USING (id) WHERE comment.reply_count <> coalesce(found.n, 0)""",
    "役に立った": """
SELECT comment.id, comment.vote_count, coalesce(found.n, 0) FROM discussion_comment AS comment
LEFT JOIN (SELECT comment_id AS id, count(*) AS n FROM discussion_commentvote GROUP BY 1) AS found
  USING (id) WHERE comment.vote_count <> coalesce(found.n, 0)""",
    "通報": """
SELECT comment.id, comment.report_count, coalesce(found.n, 0) FROM discussion_comment AS comment
LEFT JOIN (SELECT comment_id AS id, count(*) AS n FROM discussion_commentreport WHERE handled_at IS NULL GROUP BY 1)
  AS found USING (id) WHERE comment.report_count <> coalesce(found.n, 0)""",
}
COLUMNS = {
    "公開": ("discussion_discussionstats", "published", "discussion_id"),
    "公開（返信を除く）": ("discussion_discussionstats", "roots", "discussion_id"),
    "承認待ち": ("discussion_discussionstats", "pending", "discussion_id"),
    "返信": ("discussion_comment", "reply_count", "id"),
    "役に立った": ("discussion_comment", "vote_count", "id"),
    "通報": ("discussion_comment", "report_count", "id"),
}


@dataclass(frozen=True)
class Difference:
    counter: str
    pk: int
    stored: int
    counted: int

    def __str__(self):
        return f"{self.counter}（{self.pk}）：記録は{self.stored}、数え直すと{self.counted}"


def differences() -> list[Difference]:
    """Every counter that is not what a recount gives; six queries over whole tables."""
    found = []
    with connection.cursor() as cursor:
        for counter, sql in RECOUNTS.items():
            cursor.execute(sql)
            found += [Difference(counter, *row) for row in cursor.fetchall()]
    return found


@transaction.atomic
def repair() -> list[Difference]:
    """Set those to what a recount gives, while nobody writes; returns what was wrong."""
    with connection.cursor() as cursor:
        cursor.execute(
            "LOCK TABLE discussion_discussionstats, discussion_comment, discussion_commentvote,"
            " discussion_commentreport IN SHARE ROW EXCLUSIVE MODE"
        )
        found = differences()
        for difference in found:
            table, column, key = COLUMNS[difference.counter]
            cursor.execute(
                f"UPDATE {table} SET {column} = %s WHERE {key} = %s",  # noqa: S608  names of our own
                [difference.counted, difference.pk],
            )
    return found
