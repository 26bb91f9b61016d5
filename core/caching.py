"""Cache headers of public pages. Public HTML depends on the URL alone, so everyone may share one copy."""

from functools import wraps

from django.conf import settings
from django.http import HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe


def allow_public_caching(response: HttpResponse) -> None:
    """Let browsers and shared caches keep a good answer.

    Ages come from PAGE_MAX_AGE_SECONDS (in a browser, and once more while it
    fetches a fresh copy), PAGE_S_MAXAGE_SECONDS (in a shared cache) and
    PAGE_STALE_SECONDS (when no fresh copy can be had). An answer that already
    has a Cache-Control, or is not 200, stays as it is.
    """
    if response.status_code != 200 or response.has_header("Cache-Control"):
        return
    patch_cache_control(
        response,
        public=True,
        max_age=settings.PAGE_MAX_AGE_SECONDS,
        s_maxage=settings.PAGE_S_MAXAGE_SECONDS,
        # Browsers follow this one too: a correction must not wait for a day.
        stale_while_revalidate=settings.PAGE_MAX_AGE_SECONDS,
        stale_if_error=settings.PAGE_STALE_SECONDS,
    )


def public_page(view):
    """Decorate a plain view whose answer is the same for everyone; it takes GET and HEAD only."""

    @wraps(view)
    @require_safe
    def cached(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        allow_public_caching(response)
        return response

    return cached


def brief_page(view):
    """As `public_page`, for answers that nothing purges: kept for SEARCH_MAX_AGE_SECONDS only."""

    @wraps(view)
    @require_safe
    def cached(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        if response.status_code == 200:
            seconds = settings.SEARCH_MAX_AGE_SECONDS
            patch_cache_control(response, public=True, max_age=seconds, s_maxage=seconds)
        return response

    return cached
