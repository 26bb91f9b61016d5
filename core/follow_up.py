"""What a change brings about afterwards, purged addresses and drawn pictures; whoever changes much puts it off."""

from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps

is_put_off = ContextVar("is_put_off", default=False)


@contextmanager
def put_off():
    """Within it nothing follows a change: whoever changes much at once does it all once, afterwards."""
    token = is_put_off.set(True)
    try:
        yield
    finally:
        is_put_off.reset(token)


def unless_put_off(act):
    """For a signal handler, or whatever else is called for what follows a change."""

    @wraps(act)
    def act_unless_put_off(*args, **kwargs):
        if not is_put_off.get():
            act(*args, **kwargs)

    return act_unless_put_off
