"""Who may write without a token: pages are cached and hold none, so the browser's own word on where a request comes
from has to do.

Browsers set Sec-Fetch-Site and Origin themselves; no script of a page can. Older ones send Origin alone. When neither
says anything, nothing is written before a person has confirmed on a page with Django's own token.
"""

from enum import Enum
from urllib.parse import urlsplit

from django.middleware.csrf import CsrfViewMiddleware

from discussion.exceptions import Forbidden, NeedsConfirmation

FOREIGN = "ほかのサイトからの送信は受け付けていません。記事のページから送ってください。"
UNCLEAR = "どこから送信されたのかを確かめられませんでした。確認のページから送ってください。"


class Origin(Enum):
    OWN = "own"
    FOREIGN = "foreign"
    UNKNOWN = "unknown"


def origin_of(request) -> Origin:
    """Where the request was made. Both headers have to agree that it was here; `Origin: null` says nothing."""
    site = request.headers.get("Sec-Fetch-Site", "").strip().lower()
    origin = request.headers.get("Origin", "").strip().lower()
    if site in ("cross-site", "same-site") or (origin not in ("", "null") and not is_own(origin, request)):
        return Origin.FOREIGN
    if site == "same-origin":
        return Origin.OWN if origin != "null" else Origin.UNKNOWN
    if site == "" and origin not in ("", "null"):
        return Origin.OWN
    return Origin.UNKNOWN


def is_own(origin: str, request) -> bool:
    """Scheme, host and port, all three: a page on http:// may be anyone's."""
    try:
        parts = urlsplit(origin)
        port = parts.port
    except ValueError:
        return False
    host = parts.hostname or ""
    host = f"[{host}]" if ":" in host else host
    named = f"{parts.scheme}://{host}{f':{port}' if port else ''}"
    return origin == named and named == f"{request.scheme}://{request.get_host().lower()}"


def require_own_origin(request) -> None:
    """Let a script of our own pages through. A signed-in request needs Django's token besides: it acts with rights.

    Raises:
        Forbidden: it comes from elsewhere.
        NeedsConfirmation: nobody can tell, or the token is missing.
    """
    origin = origin_of(request)
    if origin is Origin.FOREIGN:
        raise Forbidden(FOREIGN)
    if origin is Origin.UNKNOWN:
        raise NeedsConfirmation(UNCLEAR)
    if request.user.is_authenticated and not has_token(request):
        raise NeedsConfirmation("ログイン中の送信には確認が要ります。確認のページから送ってください。")


class TokenCheck(CsrfViewMiddleware):
    def _reject(self, request, reason):
        return reason


def has_token(request) -> bool:
    """Whether Django's own check of the token, and of the origin, passes."""
    check = TokenCheck(lambda request: None)
    check.process_request(request)
    return check.process_view(request, None, (), {}) is None
