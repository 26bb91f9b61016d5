"""The admin of the timeline."""

from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from timeline.admin.quick_entry import export_events, quick_entry
from timeline.admin.viewset import EventViewSet

register_snippet(EventViewSet)


@hooks.register("register_admin_urls")
def many_events_at_once():
    return [
        path("timeline/quick-entry/", quick_entry, name="timeline_quick_entry"),
        path("timeline/export/", export_events, name="timeline_export"),
    ]


@hooks.register("insert_global_admin_css")
def look_of_events():
    return format_html('<link rel="stylesheet" href="{}">', static("timeline/css/admin.css"))
