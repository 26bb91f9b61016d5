"""Addresses under /discussion/."""

from django.urls import path

from discussion import feeds, views

app_name = "discussion"

urlpatterns = [
    path("<int:page_id>/", views.thread, name="thread"),
    path("<int:page_id>/comments/", views.comments, name="comments"),
    path("<int:page_id>/qr.svg", views.qr_code, name="qr"),
    path("<int:page_id>/feed.xml", feeds.thread_feed, name="feed"),
    path("claims/", views.claims, name="claims"),
    path("mail/confirm/<str:token>/", views.mail_confirm, name="mail_confirm"),
    path("mail/stop/<str:token>/", views.mail_stop, name="mail_stop"),
    path("comments/mine/", views.mine, name="mine"),
    path("comments/<int:comment_id>/", views.comment, name="comment"),
    path("comments/<int:comment_id>/replies/", views.replies, name="replies"),
    path("comments/<int:comment_id>/edit/", views.edit, name="edit"),
    path("comments/<int:comment_id>/withdraw/", views.withdraw, name="withdraw"),
    path("comments/<int:comment_id>/vote/", views.vote, name="vote"),
    path("comments/<int:comment_id>/report/", views.report, name="report"),
]
