"""Everything the database knows that bears on one comment, in one query."""

from dataclasses import dataclass

from django.db import connection

from discussion.models import Ban, HashKey
from discussion.senders import Sender

ASK = """
SELECT
  (SELECT count(*) FROM discussion_comment WHERE author_key = %(author)s AND status = 1 AND id <> %(comment)s),
  (SELECT count(*) FROM discussion_comment
     WHERE author_key = %(author)s AND status IN (2, 3, 4) AND id <> %(comment)s),
  (SELECT treatment FROM discussion_authorrecord
     WHERE author_key = %(author)s AND (until IS NULL OR until > now())),
  EXISTS (SELECT 1 FROM discussion_ban WHERE (expires_at IS NULL OR expires_at > now())
     AND (kind, value) IN (('author', %(author)s), ('address', %(address)s), ('network', %(network)s))),
  EXISTS (SELECT 1 FROM discussion_ban
     WHERE key_version <> %(version)s AND (expires_at IS NULL OR expires_at > now())),
  (SELECT count(*) FROM (SELECT 1 FROM discussion_comment WHERE body_hash = %(body)s
     AND created_at > now() - interval '7 days' AND id <> %(comment)s LIMIT 10) AS same),
  (SELECT coalesce(json_agg(json_build_array(kind, text, action)), '[]') FROM discussion_wordrule WHERE is_active)
"""


@dataclass(frozen=True)
class Evidence:
    published: int = 0
    refused: int = 0
    treatment: str | None = None
    is_banned: bool = False
    same_body: int = 0
    rules: tuple = ()

    def listed(self, kind: str, action: str) -> tuple[str, ...]:
        """The texts of the rules of this kind that lead to this."""
        return tuple(text for of_kind, text, of_action in self.rules if (of_kind, of_action) == (kind, action))


def evidence_on(
    *, sender: Sender, author_key: bytes | None, key: HashKey, body_hash: bytes, comment_id: int = 0
) -> Evidence:
    """What speaks for and against the author, leaving out the comment itself (0: it is not stored yet).

    One query; two more while bans are in force whose hashes were made with an older key."""
    values = {
        "author": author_key,
        "address": key.hash("address", sender.address or ""),
        "network": key.hash("network", sender.network or ""),
        "version": key.version,
        "body": body_hash,
        "comment": comment_id,
    }
    with connection.cursor() as cursor:
        cursor.execute(ASK, values)
        published, refused, treatment, is_banned, has_older_bans, same_body, rules = cursor.fetchone()
    if has_older_bans and not is_banned:
        is_banned = is_banned_by_older_key(sender, key)
    return Evidence(published, refused, treatment, is_banned, same_body, tuple(map(tuple, rules)))


def is_banned_by_older_key(sender: Sender, key: HashKey) -> bool:
    values = [
        older.hash(kind, text or "")
        for older in HashKey.objects.exclude(pk=key.pk)
        for kind, text in (("address", sender.address), ("network", sender.network))
    ]
    return Ban.objects.in_force().filter(value__in=values).exclude(kind=Ban.Kind.AUTHOR).exists()
