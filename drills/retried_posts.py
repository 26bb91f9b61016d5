"""Posts that are sent again and again, some of which die on the way: none may be lost, none may be there twice.

    VAR_DIR=/tmp/full/var var/venv/bin/python drills/retried_posts.py [--posts 10000]

`--posts` is the number of attempts. They come in random order over several connections; one in twenty breaks after
everything was written and before the commit, one in ten loses its answer. Exit code 1 when anything is lost or double.
"""

import argparse
import os
import random
import sys
import threading
import time
import uuid
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ["DJANGO_SETTINGS_MODULE"] = "drills.kill_settings"
CONNECTIONS = 8
ATTEMPTS_OF_A_POST = 4
BREAKS, LOSES = 0.05, 0.1


class BrokenConnection(Exception):
    pass


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--posts", type=int, default=10_000)
    options = parser.parse_args()

    import django

    django.setup()
    from django.core.management import call_command

    from discussion.models import SiteDiscussionSettings

    call_command("migrate", verbosity=0)
    SiteDiscussionSettings.objects.update_or_create(pk=1, defaults={"mode": "open"})
    sys.exit(retry_posts(options.posts))


def retry_posts(attempts: int) -> int:
    """1 when a post was lost or is there twice, or a counter is wrong; 0 otherwise."""
    from discussion.models import Comment, Discussion
    from discussion.reconciliation import differences
    from tests.factories.pages import article

    page = Discussion.ensure(article(slug=f"retried-{uuid.uuid4().hex[:8]}")).page
    posts = [(uuid.uuid4(), f"{n}番目の感想です。") for n in range(max(attempts // ATTEMPTS_OF_A_POST, 1))]
    drill = Attempts(page)
    started = time.monotonic()
    drill.run(posts, attempts)
    stored = dict(Comment.objects.filter(discussion__page=page).values_list("submission_id", "body"))
    rows = Comment.objects.filter(discussion__page=page).count()
    lost = [number for number, body in posts if stored.get(number) != body]
    told_otherwise = [number for number, ids in drill.told.items() if len(ids) > 1]
    wrong = [difference for difference in differences() if difference.counter != "役に立った"]
    print(
        f"retried posts: {drill.count['attempts']:,} attempts at {len(posts):,} posts in"
        f" {time.monotonic() - started:.0f} s, {drill.count['broken']:,} broken before the commit,"
        f" {drill.count['unheard']:,} answers lost"
    )
    print(f"lost {len(lost)}, twice {rows - len(stored)}, two ids {len(told_otherwise)}, counters wrong {len(wrong)}")
    return 1 if lost or rows != len(posts) or told_otherwise or wrong else 0


class Attempts:
    """`told` are the ids that the sender of each post was given."""

    def __init__(self, page):
        self.page, self.told, self.count = page, {}, Counter()
        self.chance, self.lock = random.Random(7), threading.Lock()

    def run(self, posts, attempts):
        sends = posts + self.chance.choices(posts, k=max(attempts - len(posts), 0))
        self.chance.shuffle(sends)
        self.at_once(sends)
        # A sender goes on until there is an answer.
        while unheard := [post for post in posts if post[0] not in self.told]:
            self.at_once(unheard)

    def at_once(self, sends):
        with ThreadPoolExecutor(CONNECTIONS) as pool:
            list(pool.map(self.attempt, *zip(*enumerate(sends), strict=True)))

    def attempt(self, turn, post):
        from django.db import transaction

        number, body = post
        with self.lock:
            fate = self.chance.random()
            self.count["attempts"] += 1
        try:
            with transaction.atomic():
                found = self.send(turn, number, body)
                if fate < BREAKS:
                    raise BrokenConnection
        except BrokenConnection:
            self.count["broken"] += 1
            return
        if fate > 1 - LOSES:
            self.count["unheard"] += 1
        else:
            with self.lock:
                self.told.setdefault(number, set()).add(found)

    def send(self, turn, number, body) -> int:
        from discussion.services import Draft, Sender, submit_comment

        address = f"10.0.{turn // 250 % 250}.{turn % 250}"
        sender = Sender(address=address, network=address, agent="Drill")
        return submit_comment(page=self.page, draft=Draft(body=body), sender=sender, submission_id=number).comment.pk


if __name__ == "__main__":
    main()
