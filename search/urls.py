"""Addresses under /search/."""

from django.urls import path

from search import views

app_name = "search"

urlpatterns = [
    path("", views.results, name="results"),
    path("suggestions.json", views.suggestions, name="suggestions"),
]
