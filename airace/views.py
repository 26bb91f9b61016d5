"""Answers that belong to no app: the server's health and its last words."""

from pathlib import Path

from csp.decorators import csp_replace
from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import OperationalError, connection
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseServerError, JsonResponse
from django.template import loader
from django.templatetags.static import static
from django.utils.cache import patch_cache_control
from django.views.decorators.cache import never_cache
from django.views.static import serve

from airace.inline_style import style_hash
from core.caching import public_page

ERROR_TEMPLATE = "500.html"
ICONS = {"": "any", "-maskable": "maskable"}
MANIFEST = {
    "name": "airace",
    "short_name": "airace",
    "description": "AI開発の競争を、確かさの印とともに読む",
    "lang": "ja",
    "id": "/",
    "start_url": "/",
    "scope": "/",
    "display": "browser",
    "background_color": "#fbfaf6",
    "theme_color": "#fbfaf6",
}


@never_cache
def live(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok", content_type="text/plain")


@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """The process can reach its database; 503 otherwise."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except OperationalError:
        return HttpResponse("database unreachable", status=503, content_type="text/plain")
    return HttpResponse("ok", content_type="text/plain")


@csp_replace({"default-src": ["'none'"], "sandbox": True})
def media(request: HttpRequest, path: str) -> HttpResponse:
    """An uploaded file, for demo and development; elsewhere the server in front has them, with the same headers."""
    try:
        response = serve(request, path, document_root=settings.MEDIA_ROOT)
    except OSError as error:
        raise Http404("no file can have this name") from error
    patch_cache_control(response, public=True, max_age=settings.PAGE_S_MAXAGE_SECONDS)
    return response


@public_page
def favicon(request: HttpRequest) -> HttpResponse:
    """Browsers and programs ask for this address whatever a page names."""
    return HttpResponse(Path(finders.find("img/favicon.ico")).read_bytes(), content_type="image/x-icon")


@public_page
def manifest(request: HttpRequest) -> HttpResponse:
    """What a phone needs to put the site among its programs; it stays a page in the browser there."""
    drawn = [(f"img/icon{kind}-{n}.png", n, purpose) for kind, purpose in ICONS.items() for n in (192, 512)]
    icons = [
        {"src": static(file), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for file, size, purpose in drawn
    ]
    described = {**MANIFEST, "icons": icons}
    return JsonResponse(described, content_type="application/manifest+json", json_dumps_params={"ensure_ascii": False})


def server_error(request: HttpRequest) -> HttpResponse:
    """The page for a fault of ours: no context, no static file, no database; its one style sheet allowed by hash."""
    page = loader.get_template(ERROR_TEMPLATE).render()
    response = HttpResponseServerError(page, headers={"Cache-Control": "no-store"})
    return csp_replace({"style-src": [style_hash(page)]})(lambda request: response)(request)
