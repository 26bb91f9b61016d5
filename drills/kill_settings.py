"""Settings of the drills of the discussion: the developer's, without the limits that would stop the drill itself."""

from airace.settings.dev import *  # noqa: F403

DISCUSSION_LIMITS = dict.fromkeys(("post", "vote", "report", "act"), (10**6, 10**6, 10**6))
DISCUSSION_SITE_MOST = 10**6
