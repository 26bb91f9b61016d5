"""What `make demo` does by the clock; elsewhere deploy/schedule.sh does it."""

import logging
import os
import select
import signal

from django.core.management import call_command
from django.db import connections

INTERVAL_SECONDS = 60
# Beside the first readers, who need not wait for it.
FIRST_JOB = "make_share_images"
JOBS = ("publish_scheduled", "process_outbox")

logger = logging.getLogger(__name__)


def start_clockwork() -> None:
    """Run what is due every minute in a process of its own, which ends with the last process of the demo.

    Forked before there is any connection or thread to share, because the
    server forks later. It holds the reading end of a pipe that nobody writes
    to: the pipe ends when the demo does, however that ends.
    """
    connections.close_all()
    reader, writer = os.pipe()
    if os.fork():
        os.close(reader)
        return
    os.close(writer)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the demo, and that ends this
    try:
        run_until_the_end_of(reader)
    finally:
        os._exit(0)


def run_until_the_end_of(pipe: int) -> None:
    jobs = [FIRST_JOB, *JOBS]
    while True:
        for job in jobs:
            try:
                call_command(job)
            except Exception:  # the database may be away for a moment
                logger.exception("%s failed", job)
        jobs = JOBS
        connections.close_all()
        if select.select([pipe], [], [], INTERVAL_SECONDS)[0]:
            return
