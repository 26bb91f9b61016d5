"""Addresses under /timeline/. The page itself is Wagtail's."""

from django.urls import path

from timeline import views

app_name = "timeline"

urlpatterns = [
    path("events/<slug:slug>/", views.event, name="event"),
    path("events.json", views.events_as_json, name="events_json"),
    path("events.csv", views.events_as_csv, name="events_csv"),
    path("events.ics", views.events_as_calendar, name="events_ics"),
    path("feed.xml", views.events_feed, name="feed"),
]
