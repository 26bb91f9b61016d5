"""A discussion at full size: 100,000 comments on one article within 1,000,000. Queries, plans, bytes and times.

    VAR_DIR=/tmp/full/var var/venv/bin/python drills/discussion.py [--comments 1000000] [--on-one 100000] [--posts 0]

Fills a database of its own, then asks each view of a reader and each query of a moderator, explains every query and
prints what was found. Exit code 1 for a sequential scan on a comment table or a count over its budget.
"""

import argparse
import gzip
import os
import sys
import time
import uuid
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ["DJANGO_SETTINGS_MODULE"] = "drills.kill_settings"
TABLES = ("comment", "commentorigin", "commentvote", "rateevent", "discussion", "discussionstats", "moderationevent")
OWN = {"HTTP_SEC_FETCH_SITE": "same-origin", "HTTP_HOST": "localhost"}

# Places are reckoned here, since the triggers that find them would look at each row: `{first}` is the id before n = 1.
INSERT = """
INSERT INTO discussion_comment (id, discussion_id, parent_id, root_id, depth, path, status, kind, body, revision,
  author_name, author_kind, author_key, passage_block, passage_text, spam_score,
  spam_reasons, outcome, outcome_note, outcome_ref, outcome_url, vote_count, reply_count, report_count, created_at,
  published_at, decision_reason, decision_note, body_hash, submission_id)
SELECT %(first)s + n, %(discussion)s, above, coalesce(above, %(first)s + n), (above IS NOT NULL)::int,
  coalesce(int8send(above), '') || int8send(%(first)s + n),
  CASE WHEN n %% 500 = 0 THEN 0 WHEN n %% 97 = 0 THEN 3 ELSE 1 END, 'opinion',
  'コメント' || n || repeat('あいうえおかきくけこ', (n %% 12)::int), 0, '読者' || n %% 5000, 'guest',
  sha256((n %% 50000)::text::bytea), '', '', 0, '[]', '', '', '', '', n %% 90, 0, 0,
  now() - n * interval '1 second', now(), '', '', sha256(n::text::bytea), gen_random_uuid()
FROM generate_series(1::bigint, %(count)s::bigint) AS n,
  LATERAL (SELECT CASE WHEN n > %(roots)s THEN %(first)s + 1 + (n * 7919) %% %(roots)s END AS above) AS place
"""
COUNT = """
UPDATE discussion_comment AS comment SET reply_count = found.n
  FROM (SELECT root_id, count(*) AS n FROM discussion_comment
    WHERE discussion_id = %(discussion)s AND parent_id IS NOT NULL AND status = 1 GROUP BY 1) AS found
  WHERE comment.id = found.root_id;
UPDATE discussion_discussionstats AS stats SET published = found.published, roots = found.roots,
    pending = found.pending, last_published_at = now()
  FROM (SELECT count(*) FILTER (WHERE status = 1) AS published, count(*) FILTER (WHERE status = 0) AS pending,
      count(*) FILTER (WHERE status = 1 AND parent_id IS NULL) AS roots
    FROM discussion_comment WHERE discussion_id = %(discussion)s) AS found
  WHERE stats.discussion_id = %(discussion)s;
SELECT setval('discussion_comment_id_seq', %(first)s + %(count)s)
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--comments", type=int, default=1_000_000)
    parser.add_argument("--on-one", type=int, default=100_000)
    parser.add_argument("--posts", type=int, default=10_000, help="attempts of drills/retried_posts.py; 0 for none")
    options = parser.parse_args()

    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    busy, quiet = fill(options)
    from drills.retried_posts import retry_posts

    failures = [measure(busy, quiet), retry_posts(options.posts) if options.posts else 0]
    sys.exit(max(failures))


def fill(options):
    from discussion.hashing import current_key
    from discussion.models import Discussion, SiteDiscussionSettings
    from tests.factories.pages import article

    SiteDiscussionSettings.objects.update_or_create(pk=1, defaults={"mode": "open"})
    busy, quiet, *others = [Discussion.ensure(article(slug=f"full-{uuid.uuid4().hex[:8]}")) for _ in range(20)]
    insert(busy, options.on_one)
    insert(quiet, 200)
    for other in others:
        insert(other, (options.comments - options.on_one) // len(others))
    current_key()  # which the first post of all makes
    analyse()
    return busy.page, quiet.page


def insert(discussion, count):
    """One in five is a root, the others are replies to roots."""
    from django.db import connection, transaction

    started = time.monotonic()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(id), 0) FROM discussion_comment")
        values = {"discussion": discussion.pk, "first": cursor.fetchone()[0], "count": count}
        values["roots"] = max(count // 5, 1)
        cursor.execute("ALTER TABLE discussion_comment DISABLE TRIGGER USER")
        cursor.execute(INSERT, values)
        cursor.execute(COUNT, values)
        # What the foreign keys still have to look at forbids a change of the table.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE discussion_comment ENABLE TRIGGER USER")
    print(f"{count:,} comments in {time.monotonic() - started:.0f} s", flush=True)


def analyse():
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        for table in TABLES:
            cursor.execute(f"VACUUM ANALYZE discussion_{table}")


def measure(busy, quiet) -> int:
    from django.test import Client

    from discussion.admin.cards import CARDS, TABS, cards, numbers, queued, with_numbers
    from discussion.models import Comment
    from discussion.pages import discussed_page
    from discussion.thread import first_page, next_page

    client, known = Client(), discussed_page(busy.pk)
    root = Comment.objects.published().filter(discussion__page=busy, parent=None).order_by("-reply_count").first()
    reply = Comment.objects.published().filter(root=root).exclude(pk=root.pk).last() or root
    cursor = {order: after_of(first_page(busy, order).next_url) for order in ("newest", "oldest", "supported")}
    post = {"submission_id": str(uuid.uuid4()), "body": "大きな記事への返信です。", "parent": root.pk}
    post["email"] = "a@example.com"
    asked = [
        ("article: first page", 3, lambda: first_page(busy)),
        *((f"more, {order}", 2, lambda o=order: next_page(known, after=cursor[o], order=o)) for order in cursor),
        ("thread page", None, lambda: get(client, f"/discussion/{busy.pk}/")),
        ("permalink of a reply", None, lambda: get(client, reply.get_absolute_url())),
        ("replies", None, lambda: get(client, f"{root.get_absolute_url()}replies/")),
        ("feed", None, lambda: get(client, f"/discussion/{busy.pk}/feed.xml")),
        ("guest's post", 10, lambda: send(client, busy, post)),
        *(("queue, " + tab, 3, lambda t=tab: numbers(cards(with_numbers(queued(t))[:CARDS]))) for tab in TABS),
    ]  # fmt: skip
    failed = [name for name, budget, act in asked if not is_good(name, budget, act)]
    for page in (busy, quiet):
        answer = get(client, page.get_url())
        size = len(gzip.compress(answer.content))
        page.discussion.stats.refresh_from_db()
        print(f"bytes of the article with {page.discussion.stats.published:,} comments: {size:,} gzip")
    print("all within budget, no sequential scan" if not failed else f"FAILED: {', '.join(failed)}")
    return 1 if failed else 0


def get(client, address):
    answer = client.get(address, HTTP_HOST="localhost")
    assert answer.status_code == 200, (address, answer.status_code)
    return answer


def send(client, page, post):
    address = f"/discussion/{page.pk}/comments/"
    answer = client.post(address, post, content_type="application/json", HTTP_ORIGIN="http://localhost", **OWN)
    assert answer.status_code == 201, answer.content


def after_of(address):
    return address.partition("after=")[2].partition("&")[0]


def is_good(name, budget, act) -> bool:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        started = time.perf_counter()
        act()
        took = time.perf_counter() - started
    control = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
    queries = [query["sql"] for query in captured if not query["sql"].startswith(control)]
    scans = [plan for sql in queries for plan in scans_in(sql)]
    is_over = budget is not None and len(queries) > budget
    marks = " OVER" * is_over + " SCAN" * bool(scans)
    print(f"{name:24} {len(queries):3} queries {took * 1000:8.1f} ms{marks}")
    for plan in scans:
        print(plan)
    return not (is_over or scans)


def scans_in(sql):
    from django.db import connection

    if not sql.lstrip().startswith(("SELECT", "WITH", "UPDATE")) or "discussion_" not in sql:
        return
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {sql}")
        plan = "\n".join(row[0] for row in cursor.fetchall())
    if "Seq Scan on discussion_comment" in plan:
        yield plan


if __name__ == "__main__":
    main()
