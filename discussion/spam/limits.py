"""How much one client, and the whole site, may send. Attempts are counted in PostgreSQL, whatever became of them."""

from typing import NamedTuple

from django.conf import settings
from django.db import connection

from discussion.exceptions import TooMany
from discussion.models import HashKey
from discussion.senders import Sender

MINUTE, HOUR, DAY = 60, 3600, 86_400
SITE = b"site"


class Limits(NamedTuple):
    """The most within a minute, an hour and a day for one client; a client is an IPv4 address or an IPv6 /64."""

    minute: int
    hour: int
    day: int

    def wait(self, minute: int, hour: int, day: int) -> int:
        """Seconds after which to try again; 0 when nothing is exceeded."""
        if day > self.day:
            return HOUR * 6
        if hour > self.hour:
            return MINUTE * 30
        return MINUTE if minute > self.minute else 0


LIMITS = {
    "post": Limits(6, 30, 100),
    "vote": Limits(20, 120, 400),
    "report": Limits(5, 20, 50),
    "act": Limits(20, 100, 300),
    "claim": Limits(2, 6, 12),
}
# Above the first, what guests send is held; above the second, nobody's is taken.
SITE_HOLD_PER_MINUTE, SITE_MOST_PER_MINUTE = 40, 300

COUNT = """
WITH counted AS (
  INSERT INTO discussion_rateevent (bucket, submission, at)
    SELECT unnest(%(buckets)s::bytea[]), %(submission)s::uuid, clock_timestamp()
    ON CONFLICT (bucket, submission) DO NOTHING RETURNING bucket
)
SELECT bucket, (SELECT count(*) FROM counted WHERE bucket = event.bucket),
    count(*) FILTER (WHERE at > clock_timestamp() - interval '1 minute'),
    count(*) FILTER (WHERE at > clock_timestamp() - interval '1 hour'), count(*)
  FROM discussion_rateevent AS event WHERE bucket = %(client)s
    AND at > clock_timestamp() - interval '1 day' GROUP BY bucket
UNION ALL
SELECT %(site)s, 0, count(*), 0, 0 FROM discussion_rateevent
  WHERE bucket = %(site)s AND at > clock_timestamp() - interval '1 minute'
"""


def limit_attempts(what: str, sender: Sender, key: HashKey, submission=None) -> bool:
    """Count one attempt. True when the whole site receives more posts than people write.

    One query, outside of any transaction of the caller's: an attempt counts though nothing comes of it. What is sent
    again under the same submission id is counted once.

    Raises:
        TooMany: with `retry_after` in seconds.
    """
    bucket = key.hash(what, sender.network or "")
    buckets = [bucket, SITE] if what == "post" else [bucket]
    with connection.cursor() as cursor:
        values = {"buckets": buckets, "client": bucket, "site": SITE, "submission": submission}
        cursor.execute(COUNT, values)
        counts = {bytes(found): numbers for found, *numbers in cursor.fetchall()}
    # What the statement itself adds, its counts do not see; the first attempt of all is not even a row.
    added, *before = counts.get(bucket, (1, 0, 0, 0))
    site = counts[SITE][1]
    allowed = Limits(*getattr(settings, "DISCUSSION_LIMITS", LIMITS)[what])
    wait = allowed.wait(*(number + added for number in before))
    if not wait and what == "post" and site >= getattr(settings, "DISCUSSION_SITE_MOST", SITE_MOST_PER_MINUTE):
        wait = MINUTE
    if wait:
        again = "1分ほど" if wait == MINUTE else "しばらく"
        message = f"短い間に送信が続いたため、受け付けを止めています。{again}おいて、もう一度お試しください。"
        raise TooMany(message, retry_after=wait)
    return what == "post" and site >= SITE_HOLD_PER_MINUTE
