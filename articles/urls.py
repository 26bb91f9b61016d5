"""Addresses of what stands beside the pages of articles. The pages themselves are in airace/urls.py, and Wagtail's."""

from django.urls import path

from articles import views
from articles.embeds import views as embeds
from articles.markdown.views import article_markdown
from articles.table_data.views import table_as_csv, table_as_json

urlpatterns = [
    path("articles/<slug:slug>.md", article_markdown, name="article_markdown"),
    path("articles/<slug:slug>/tables/<slug:place>.csv", table_as_csv, name="table_csv"),
    path("articles/<slug:slug>/tables/<slug:place>.json", table_as_json, name="table_json"),
    path("embed/tables/<slug:slug>/<slug:place>/", embeds.table, name="table_embed"),
    path("embed/timeline/", embeds.timeline, name="timeline_embed"),
    path("oembed/", embeds.oembed, name="oembed"),
    path("feeds/articles.xml", views.articles_feed, name="articles_feed"),
    path("feeds/articles.json", views.articles_json_feed, name="articles_json_feed"),
    path("topics/<slug:slug>/feed.xml", views.topic_feed, name="topic_feed"),
    path("topics/<slug:slug>/feed.json", views.topic_json_feed, name="topic_json_feed"),
    path("authors/<slug:slug>/feed.xml", views.author_feed, name="author_feed"),
    path("authors/<slug:slug>/feed.json", views.author_json_feed, name="author_json_feed"),
    path("entities/<slug:slug>/feed.xml", views.entity_feed, name="entity_feed"),
    path("entities/<slug:slug>/feed.json", views.entity_json_feed, name="entity_json_feed"),
]
