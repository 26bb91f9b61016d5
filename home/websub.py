"""Tells a WebSub hub that feeds have changed, so that whoever follows them through it knows at once."""

import logging

import requests
from django.conf import settings
from django.db import transaction
from django_tasks import task

logger = logging.getLogger(__name__)
TIMEOUT_SECONDS = 5
# Those that name the hub; see articles/feeds.
FOLLOWED = ("/feeds/articles.xml", "/feeds/articles.json", "/feed.xml", "/feed.json")
WITHOUT_HUB = ("/corrections/", "/timeline/", "/discussion/")


@task()
def ping_hub(addresses: list[str]) -> None:
    """Never fails: a publication is not undone because a hub was out of reach, and the feed tells it all the same."""
    try:
        fields = {"hub.mode": "publish", "hub.url": addresses}
        requests.post(settings.WEBSUB_HUB, data=fields, timeout=TIMEOUT_SECONDS).raise_for_status()
    except (requests.RequestException, ValueError) as error:
        logger.warning("The hub %s was not told: %s", settings.WEBSUB_HUB, type(error).__name__)


def tell_hub_after_commit(purged: set[str]) -> None:
    """Of these purged addresses, tell the hub those that are feeds of articles. Call it after the purge is asked for:
    the hub fetches at once, and should get what is new."""
    feeds = sorted(address for address in purged if is_followed(address))
    if settings.WEBSUB_HUB and feeds:
        # Robust: whatever happens here, the article is published.
        transaction.on_commit(lambda: ping_hub.enqueue(feeds), robust=True)


def is_followed(address: str) -> bool:
    return address.endswith(FOLLOWED) and not any(path in address for path in WITHOUT_HUB)
