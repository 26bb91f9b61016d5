"""The admin of authors, topics and the update history."""

from django.contrib.auth.models import Permission
from django.urls import reverse
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, ObjectList, PageChooserPanel
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import CreateView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from articles.checks import admin as checks
from articles.deletion import refuse_deletion, refuse_deletion_of_several
from articles.forms import UpdateEntryForm
from articles.models import Author, Topic, UpdateEntry


class AuthorChooserViewSet(SnippetChooserViewSet):
    """Lets who may, register an author without leaving the article."""

    form_fields = ["name", "slug", "role"]
    creation_tab_label = "新しい著者"
    create_action_label = "登録して選ぶ"


class TopicChooserViewSet(SnippetChooserViewSet):
    form_fields = ["name", "slug", "description"]
    creation_tab_label = "新しいトピック"
    create_action_label = "登録して選ぶ"


class AuthorViewSet(SnippetViewSet):
    model = Author
    icon = "user"
    chooser_viewset_class = AuthorChooserViewSet
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
    chooser_viewset_class = TopicChooserViewSet
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
    """Remembers who told readers of the change. An article's editor leads here with `?article=`."""

    page_title = "更新の記録を書き足す"
    submit_button_label = "記録する"
    submit_button_active_label = "記録しています…"
    success_message = "更新の記録に載せました：%(object)s"
    error_message = "入力に誤りがあるため、記録できませんでした。"

    def get_page_subtitle(self):
        return ""

    def get_initial(self):
        article = self.request.GET.get("article", "")
        return {"article": article} if article.isascii() and article.isdigit() and len(article) < 10 else {}

    def save_instance(self):
        self.form.instance.recorded_by = self.request.user
        return super().save_instance()

    def get_success_buttons(self):
        article = self.object.article
        buttons = [messages.button(reverse("wagtailadmin_pages:edit", args=[article.pk]), "記事の編集へ")]
        return [messages.button(article.url, "公開中の記事を見る"), *buttons] if article.live else buttons


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
    edit_handler = ObjectList(
        [
            HelpPanel("記事の文を変えずに、更新の記録だけを書き足します。一度載せると、書き換えも削除もできません。"),
            PageChooserPanel("article", "articles.ArticlePage"),
            FieldRowPanel([FieldPanel("kind"), FieldPanel("at", help_text="これからの日時は選べません。")]),
            FieldPanel("note"),
        ],
        base_form_class=UpdateEntryForm,
    )


@hooks.register("register_admin_viewset")
def register_update_entries():
    return UpdateEntryViewSet()


@hooks.register("register_permissions")
def update_entry_permissions():
    return Permission.objects.filter(
        content_type__app_label="articles", codename__in=["add_updateentry", "view_updateentry"]
    )


hooks.register("register_admin_urls", checks.checks_address)
hooks.register("insert_editor_js", checks.checks_in_editor)
hooks.register("after_create_page", checks.mention_findings)
hooks.register("after_edit_page", checks.mention_findings)
hooks.register("before_bulk_action", checks.refuse_unready_choice)
hooks.register("before_delete_page", refuse_deletion)
hooks.register("before_bulk_action", refuse_deletion_of_several)
