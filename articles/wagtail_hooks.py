"""The admin of authors, topics and the update history."""

from django.contrib.auth.models import Permission
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import CreateView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from articles.models import Author, Topic, UpdateEntry


class AuthorViewSet(SnippetViewSet):
    model = Author
    icon = "user"
    list_display = ["name", "role", "slug"]
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("slug")]),
        FieldPanel("role"),
        FieldPanel("profile"),
        FieldPanel("links"),
    ]


class TopicViewSet(SnippetViewSet):
    model = Topic
    icon = "tag"
    list_display = ["name", "slug", "description"]
    panels = [FieldRowPanel([FieldPanel("name", heading="名前"), FieldPanel("slug")]), FieldPanel("description")]


class WritersViewSetGroup(SnippetViewSetGroup):
    menu_label = "著者とトピック"
    menu_icon = "user"
    menu_order = 220
    items = [AuthorViewSet, TopicViewSet]


register_snippet(WritersViewSetGroup)


class AddOnlyPermissionPolicy(ModelPermissionPolicy):
    """Nobody, superusers included, changes or deletes what readers have been told."""

    def user_has_permission(self, user, action):
        return action not in ("change", "delete") and super().user_has_permission(user, action)


register_permission_policy(UpdateEntry, AddOnlyPermissionPolicy(UpdateEntry))


class RecordUpdateView(CreateView):
    """Remembers who told readers of the change."""

    def save_instance(self):
        self.form.instance.recorded_by = self.request.user
        return super().save_instance()


class UpdateEntryViewSet(ModelViewSet):
    model = UpdateEntry
    add_view_class = RecordUpdateView
    icon = "history"
    name = "update_entries"
    menu_label = "更新の記録"
    menu_order = 230
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = True
    list_display = [
        Column("article", label="記事"),
        Column("get_kind_display", label="種類"),
        Column("note", label="内容"),
        DateColumn("at", label="日時"),
    ]
    list_filter = ["kind"]
    panels = [
        PageChooserPanel("article", "articles.ArticlePage"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("at")]),
        FieldPanel("note"),
    ]


@hooks.register("register_admin_viewset")
def register_update_entries():
    return UpdateEntryViewSet()


@hooks.register("register_permissions")
def update_entry_permissions():
    return Permission.objects.filter(
        content_type__app_label="articles", codename__in=["add_updateentry", "view_updateentry"]
    )
