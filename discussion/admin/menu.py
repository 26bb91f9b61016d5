"""Where moderation is found: one entry of the menu, and the article's own header."""

from django.urls import path, reverse
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.admin.widgets.button import Button

from discussion.admin import views
from discussion.admin.access import MODERATE

ADDRESSES = [
    path("discussion/queue/", views.queue, name="discussion_queue"),
    path("discussion/undo/", views.undo_act, name="discussion_undo"),
    path("discussion/comments/", views.comments, name="discussion_comments"),
    path("discussion/comments/bulk/", views.bulk, name="discussion_bulk"),
    path("discussion/comments/<int:comment_id>/", views.comment, name="discussion_comment"),
    path("discussion/comments/<int:comment_id>/decide/", views.decide, name="discussion_decide"),
    path("discussion/comments/<int:comment_id>/outcome/", views.outcome, name="discussion_outcome"),
    path("discussion/authors/<str:key>/", views.author, name="discussion_author"),
    path("discussion/bans/", views.bans, name="discussion_bans"),
    path("discussion/bans/<int:ban_id>/lift/", views.lift, name="discussion_lift"),
    path("discussion/log/", views.log, name="discussion_log"),
    path("discussion/rules/", views.rules, name="discussion_rules"),
    path("discussion/pages/", views.modes, name="discussion_modes"),
    path("discussion/pages/<int:page_id>/", views.mode, name="discussion_mode"),
    path("discussion/claims/", views.claims, name="discussion_claims"),
    path("discussion/claims/<int:claim_id>/", views.claim, name="discussion_claim"),
]
ENTRIES = [
    ("確認する", "discussion_queue", "check", MODERATE),
    ("すべてのコメント", "discussion_comments", "list-ul", MODERATE),
    ("記事ごとの受け付け", "discussion_modes", "cog", MODERATE),
    ("権利侵害の申出", "discussion_claims", "warning", "discussion.change_rightsclaim"),
    ("投稿禁止", "discussion_bans", "lock", MODERATE),
    ("言葉とドメイン", "discussion_words:index", "tag", "discussion.change_wordrule"),
    ("判定の成績", "discussion_rules", "table", MODERATE),
    ("記録", "discussion_log", "history", MODERATE),
]


class AllowedItem(MenuItem):
    def __init__(self, label, name, icon, permission, order):
        super().__init__(label, reverse(name), icon_name=icon, order=order, name=name.replace(":", "-"))
        self.permission = permission

    def is_shown(self, request):
        return request.user.has_perm(self.permission)


def menu_item() -> SubmenuMenuItem:
    items = [AllowedItem(*entry, order) for order, entry in enumerate(ENTRIES)]
    return SubmenuMenuItem("コメント", Menu(items=items), name="discussion", icon_name="comment", order=235)


def header_buttons(page, user, view_name="", next_url=None):
    if page.pk and getattr(page.specific_class, "takes_comments", False) and user.has_perm(MODERATE):
        address = reverse("discussion_mode", args=[page.pk])
        yield Button("コメントの受け付け", url=address, icon_name="comment", priority=65)
