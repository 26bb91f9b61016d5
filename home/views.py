"""Answers for machines about the whole site, and the page that tells people how to follow it."""

import datetime as dt

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from core.caching import public_page
from core.feeds import PUBLICATION, printable
from core.metadata import list_metadata
from core.models import SiteSettings
from core.pagination import numbered_page
from core.site_root import site_root
from home.following import places_to_follow
from home.llms import llms_context
from home.sitemaps import SECTIONS, news

FOLLOW = ("購読", "airaceの新しい記事や出来事を、会員登録なしで受け取る方法です。")
# RFC 9116 asks for less than a year.
CONTACT_HOLDS = dt.timedelta(days=180)


@public_page
def follow(request: HttpRequest) -> HttpResponse:
    context = {"breadcrumbs": [("ホーム", "/")], "canonical_url": f"{site_root(request)}{request.path}"}
    context["metadata"] = list_metadata(request, *FOLLOW)
    return render(request, "home/follow.html", {**context, **places_to_follow(site_root(request))})


@public_page
def sitemap_index(request: HttpRequest) -> HttpResponse:
    paths = [path for section in SECTIONS.values() for path in section.paths()]
    return in_xml(request, "home/sitemap_index.xml", paths=paths)


@public_page
def sitemap(request: HttpRequest, section: str) -> HttpResponse:
    if section not in SECTIONS:
        raise Http404("no such section")
    found = SECTIONS[section]
    page = numbered_page(found.find(), request, per_page=settings.SITEMAP_PAGE_SIZE)
    return in_xml(request, "home/sitemap.xml", places=[found.place(thing) for thing in page])


@public_page
def news_sitemap(request: HttpRequest) -> HttpResponse:
    entries = [(article, printable(article.title)) for article in news(timezone.now())]
    return in_xml(request, "home/news_sitemap.xml", entries=entries, publication=PUBLICATION)


@public_page
def robots(request: HttpRequest) -> HttpResponse:
    return as_text(request, "home/robots.txt", keep_away=settings.ROBOTS_DISALLOW)


@public_page
def llms(request: HttpRequest) -> HttpResponse:
    return as_text(request, "home/llms.txt", **llms_context())


@public_page
def security(request: HttpRequest) -> HttpResponse:
    """RFC 9116. The same all day long, so that caches and conditional requests work."""
    contact = settings.SECURITY_CONTACT
    if not contact and (email := SiteSettings.load(request_or_site=request).contact_email):
        contact = f"mailto:{email}"
    if not contact:
        raise Http404("nobody is named to whom a hole could be reported")
    today = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
    return as_text(request, "home/security.txt", contact=contact, expires=today + CONTACT_HOLDS)


def in_xml(request, template, **context) -> HttpResponse:
    return render(request, template, {"root": site_root(request), **context}, content_type="application/xml")


def as_text(request, template, **context) -> HttpResponse:
    context = {"root": site_root(request), **context}
    return render(request, template, context, content_type="text/plain; charset=utf-8")
