"""Addresses about the whole site."""

from django.urls import path

from home import views

urlpatterns = [
    path("follow/", views.follow, name="follow"),
    path("sitemap.xml", views.sitemap_index, name="sitemap_index"),
    path("sitemap-<slug:section>.xml", views.sitemap, name="sitemap"),
    path("news-sitemap.xml", views.news_sitemap, name="news_sitemap"),
    path("robots.txt", views.robots, name="robots"),
    path("llms.txt", views.llms, name="llms"),
    path(".well-known/security.txt", views.security, name="security"),
]
