"""gunicorn, for `make demo`, the tests of the edge and production alike.

    gunicorn --config deploy/gunicorn.conf.py

It never faces the network itself: slow clients would take it down. nginx stands
in front (deploy/nginx.conf). Every value that differs between machines comes
from the environment; a malformed one stops the start and is named.
"""

import os
import sys


def count(name: str, default: int, *, least: int = 1) -> int:
    value = os.environ.get(name, "").strip() or str(default)
    if not (value.isascii() and value.isdigit()) or int(value) < least:
        sys.exit(f"{name} must be a whole number from {least}, not {value!r}. {least} 以上の整数を指定してください。")
    return int(value)


def switch(name: str, default: bool) -> bool:
    value = os.environ.get(name, "").strip().lower() or str(default).lower()
    if value not in {"1", "true", "yes", "on", "0", "false", "no", "off"}:
        sys.exit(f"{name} must be true or false, not {value!r}. true か false を指定してください。")
    return value in {"1", "true", "yes", "on"}


wsgi_app = "airace.wsgi:application"
bind = os.environ.get("BIND", "").strip() or "127.0.0.1:8000"

worker_class = "gthread"
workers = count("WEB_PROCESSES", 2)
threads = count("WEB_THREADS", 4)
# Loaded once, before the processes part: a killed one is back in half a second, not in twenty.
preload_app = True
max_requests = count("WEB_MAX_REQUESTS", 2000, least=0)
max_requests_jitter = max_requests // 10

timeout = 30
graceful_timeout = 15
keepalive = 5

limit_request_line = 4094
limit_request_fields = 60
limit_request_field_size = 8190
forwarded_allow_ips = "127.0.0.1,::1"

# Heartbeats on a disk can stall a healthy process.
MEMORY = "/dev/shm"  # noqa: S108, gunicorn makes a file of its own there
worker_tmp_dir = MEMORY if os.access(MEMORY, os.W_OK | os.X_OK) else None
# On by default since gunicorn 25.1, in a folder of the user's.
control_socket_disable = True

errorlog = "-"
accesslog = "-" if switch("WEB_ACCESS_LOG", False) else None
# No address and no query string, as in deploy/nginx.conf.
access_log_format = "%(t)s %(m)s %(U)s %(s)s %(B)s bytes %(M)s ms"


def pre_fork(server, worker):
    """Leave no database connection for the processes to share.

    Closed here, by the one that opened it: a process that closes an inherited
    connection says goodbye to the server in the name of all the others.
    """
    from django.apps import apps

    if apps.ready:
        from django.db import connections

        connections.close_all()
