"""Every address of the site. Wagtail's pages come last and take what is left."""

from django.conf import settings
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from airace import views as site_views
from articles import views

handler500 = "airace.views.server_error"

urlpatterns = [
    path("cms/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("health/live", site_views.live, name="health_live"),
    path("health/ready", site_views.ready, name="health_ready"),
    path("topics/", views.topic_list, name="topic_list"),
    path("topics/<slug:slug>/", views.topic, name="topic"),
    path("authors/<slug:slug>/", views.author, name="author"),
    path("entities/", views.entity_list, name="entity_list"),
    path("entities/<slug:slug>/", views.entity, name="entity"),
]

if settings.SERVE_MEDIA:
    urlpatterns.append(re_path(r"^media/(?P<path>.*)$", site_views.media))

urlpatterns.append(path("", include(wagtail_urls)))
