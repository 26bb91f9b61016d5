"""Every address of the site. Wagtail's pages come last and take what is left."""

from django.conf import settings
from django.urls import include, path, re_path
from django.views.defaults import page_not_found
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from airace import views as site_views
from articles import views

handler500 = "airace.views.server_error"

urlpatterns = [
    # Wagtail has these to try its error pages.
    re_path(r"^cms/(?:failwhale|test404)/$", page_not_found, {"exception": None}),
    path("cms/", include("users.urls")),
    path("cms/", include(wagtailadmin_urls)),
    path("_util/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("documents/", include(wagtaildocs_urls)),
    path("health/live", site_views.live, name="health_live"),
    path("health/ready", site_views.ready, name="health_ready"),
    path("favicon.ico", site_views.favicon, name="favicon"),
    path("manifest.webmanifest", site_views.manifest, name="manifest"),
    path("corrections/", views.corrections, name="corrections"),
    path("corrections/feed.xml", views.corrections_feed, name="corrections_feed"),
    path("topics/", views.topic_list, name="topic_list"),
    path("topics/<slug:slug>/", views.topic, name="topic"),
    path("authors/<slug:slug>/", views.author, name="author"),
    path("entities/", views.entity_list, name="entity_list"),
    path("entities/<slug:slug>/", views.entity, name="entity"),
    path("", include("home.urls")),
    path("", include("articles.urls")),
    path("timeline/", include("timeline.urls")),
    path("discussion/", include("discussion.urls")),
    path("search/", include("search.urls")),
]

if settings.SERVE_MEDIA:
    urlpatterns.append(re_path(r"^media/(?P<path>.*)$", site_views.media))

urlpatterns.append(path("", include(wagtail_urls)))
