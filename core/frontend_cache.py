"""Keeps the nginx cache of deploy/nginx.conf in step with what editors publish."""

import logging
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.utils.encoding import iri_to_uri
from wagtail.contrib.frontend_cache.backends import BaseBackend

logger = logging.getLogger("wagtail.frontendcache")

# Few, so that the app still answers readers while it renders pages for the cache.
PAGES_AT_ONCE = 4
# Longer than the 30 seconds that deploy/nginx.conf gives the app for such a request.
TIMEOUT_SECONDS = 35


class NginxRefreshBackend(BaseBackend):
    """Fetches a page anew through nginx, which thereby replaces its copy.

    nginx without extensions cannot purge; and readers never wait for a page
    refreshed this way. When the new answer is one that nginx does not keep (the
    page was taken down, or made private), the old copy is dropped. When the app
    fails (5xx, timeout), the old copy stays and goes on being shown.

    Settings in WAGTAILFRONTENDCACHE:
        LOCATION: where nginx is, scheme and host, such as http://nginx:8080
        SECRET: the value nginx knows as EDGE_CACHE_REFRESH_SECRET
        HOSTNAMES: as for Wagtail's own backends

    Failures are logged as errors and never raised: a publication is not undone
    because a cache was out of reach.
    """

    def __init__(self, params):
        super().__init__(params)
        location = urlsplit(params.get("LOCATION") or "")
        self.secret = params.get("SECRET") or ""
        if location.scheme not in {"http", "https"} or not location.hostname:
            raise ImproperlyConfigured("WAGTAILFRONTENDCACHE: LOCATION must be like http://nginx:8080.")
        if not self.secret:
            raise ImproperlyConfigured("WAGTAILFRONTENDCACHE: SECRET is missing; nginx would refuse every refresh.")
        self.location = location

    def purge_batch(self, urls):
        with ThreadPoolExecutor(max_workers=PAGES_AT_ONCE, thread_name_prefix="cache-refresh") as pool:
            list(pool.map(self.purge, urls))

    def purge(self, url):
        try:
            answer = self._order(url)
            if answer.status == 403:
                logger.error("Cannot refresh %s: refused; is the secret the one nginx was given?", url)
            elif answer.status == 400:
                logger.error("Cannot refresh %s: the app refused it; is the host in ALLOWED_HOSTS?", url)
            elif answer.status >= 500:
                logger.error("Cannot refresh %s: the app answered %d; the old copy stays", url, answer.status)
            elif not is_surely_kept(answer):
                dropped = self._order(url, drop=True)
                if dropped.status != 200:
                    logger.error("Cannot drop %s from the cache: nginx answered %d", url, dropped.status)
            elif answer.getheader("Vary"):
                # nginx keeps one copy for each value of the header and can replace only that of this request.
                logger.error("%s varies by %s: other copies of it stay old", url, answer.getheader("Vary"))
        except (OSError, HTTPException, ValueError) as error:
            logger.error("Cannot refresh %s: %s: %s", url, type(error).__name__, error)

    def _order(self, url: str, *, drop: bool = False) -> HTTPResponse:
        page = urlsplit(iri_to_uri(url))
        headers = {
            "Host": page.netloc.rpartition("@")[2],
            "User-Agent": "airace-cache-refresh",
            "X-Cache-Refresh": self.secret,
            # For a cache behind another proxy; deploy/nginx.conf states the public scheme by itself.
            "X-Forwarded-Proto": page.scheme,
        }
        if drop:
            headers["X-Cache-Drop"] = "1"
        connection = self._connection()
        try:
            connection.request("GET", (page.path or "/") + (f"?{page.query}" if page.query else ""), headers=headers)
            answer = connection.getresponse()
            # nginx stores a page only when it has been sent whole.
            answer.read()
            return answer
        finally:
            connection.close()

    def _connection(self) -> HTTPConnection:
        kind = HTTPSConnection if self.location.scheme == "https" else HTTPConnection
        return kind(self.location.hostname, self.location.port, timeout=TIMEOUT_SECONDS)


def is_surely_kept(answer: HTTPResponse) -> bool:
    """Whether nginx has certainly stored this answer in place of the former one.

    In doubt, no: a needless drop costs one reader a moment, a missed one shows
    a withdrawn page for days.
    """
    if answer.status != 200 or answer.getheader("Set-Cookie"):
        return False
    directives = {part.strip().lower() for part in answer.getheader("Cache-Control", "").split(",")}
    if directives & {"private", "no-store", "no-cache"}:
        return False
    ages = dict(part.split("=", 1) for part in directives if "=" in part)
    age = ages.get("s-maxage", ages.get("max-age", ""))
    return age.isdigit() and int(age) > 0
