"""Something behind every address: the objects, all of them another person's, and how each route names them."""

import re
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import Collection, PageViewRestriction, Site, UploadedFile, Workflow

from articles.models import UpdateEntry
from core.models import SiteImage, SiteSettings
from discussion.models import Ban, Discussion, RightsClaim, WordRule
from home.roles import ADMINISTRATOR, APPROVER, EDITOR
from tests.factories import facts, images, pages, tables, timeline, writers
from tests.factories.discussion import CommentFactory
from tests.flows.access.patterns import QUERY

ROLES = {
    "anonymous": None,
    "no rights": (),
    "editor": (EDITOR,),
    "approver": (APPROVER,),
    "administrator": (ADMINISTRATOR,),
}


def make_user(name, groups=(), **fields):
    user = get_user_model().objects.create(username=name, email=f"{name}@example.com", **fields)
    user.groups.add(*Group.objects.filter(name__in=groups))
    return user


def half_uploaded(model, user) -> UploadedFile:
    """A file that arrived among several and still lacks its title."""
    return UploadedFile.objects.create(
        for_content_type=ContentType.objects.get_for_model(model),
        file=ContentFile(images.picture_bytes(), name="x.png"),
        uploaded_by_user=user,
    )


@dataclass
class Things:
    """The objects by the word that a route's rule uses."""

    ids: dict

    @classmethod
    def make(cls) -> "Things":
        other = make_user("someone-else", [EDITOR])
        article = pages.article(topics=[writers.TopicFactory()], owner=other)
        article.save_revision(user=other)
        table = tables.table_article(owner=other)
        submitted = pages.article(published=False, owner=other)
        submitted.save_revision(user=other)
        state = Workflow.objects.get().start(submitted, other)
        event = timeline.EventFactory()
        document = get_document_model().objects.create(
            title="資料", file=ContentFile("文章".encode(), name="text.txt"), uploaded_by_user=other
        )
        restriction = PageViewRestriction.objects.create(
            page=pages.standard_page(), restriction_type="password", password="合言葉"
        )
        return cls(
            {
                "article": article.pk,
                "article_slug": article.slug,
                "table_place": tables.place_of_table(table),
                "table_article_slug": table.slug,
                "parent": pages.article_index().pk,
                "revision": article.latest_revision_id,
                "submitted": submitted.pk,
                "workflow": state.workflow_id,
                "workflow_state": state.pk,
                "task": state.current_task_state.task_id,
                "task_state": state.current_task_state_id,
                "author": writers.AuthorFactory().pk,
                "author_slug": writers.AuthorFactory(slug="somebody").slug,
                "topic": writers.TopicFactory().pk,
                "topic_slug": writers.TopicFactory(slug="something").slug,
                "entity": facts.EntityFactory().pk,
                "entity_slug": facts.EntityFactory(slug="some-company").slug,
                "source": facts.SourceFactory().pk,
                "event": event.pk,
                "event_slug": event.slug,
                "event_revision": event.save_revision(user=other).pk,
                "update": UpdateEntry.objects.create(article=article, kind="update", note="直した。").pk,
                "comment": CommentFactory(discussion=Discussion.ensure(article), author_key=b"k" * 32).pk,
                "commenter": (b"k" * 32).hex(),
                "ban": Ban.objects.create(kind="author", value=b"k" * 32).pk,
                "claim": RightsClaim.objects.create(reference="R-1", right="privacy", statement="x", request="x").pk,
                "word": WordRule.objects.create(text="儲かる").pk,
                "image": images.site_image(uploaded_by_user=other).pk,
                "document": document.pk,
                "document_name": document.filename,
                "uploaded_document": half_uploaded(get_document_model(), other).pk,
                "uploaded_image": half_uploaded(SiteImage, other).pk,
                "collection": Collection.objects.get(depth=1).add_child(name="棚").pk,
                "redirect": Redirect.objects.create(old_path="/old", redirect_link="/").pk,
                "site": Site.objects.get().pk,
                "settings": SiteSettings.load().pk,
                "user": other.pk,
                "group": Group.objects.get(name=EDITOR).pk,
                "restriction": restriction.pk,
                "restricted": restriction.page_id,
                "session": EditingSession.objects.create(
                    user=other, content_object=article, last_seen_at=timezone.now()
                ).pk,
            }
        )

    def arguments(self, pattern) -> dict | None:
        """What to put into this pattern's address; None when no rule covers it."""
        for route, rule in RULES:
            if re.search(route, pattern.route):
                wanted = {name: rule.get(name) for name in pattern.arguments}
                wanted |= {QUERY: rule[QUERY]} if QUERY in rule else {}
                if None not in wanted.values():
                    return {name: self.value(word) for name, word in wanted.items()}
        return {} if not pattern.arguments else None

    def value(self, word):
        return self.ids[word[1:]] if word.startswith(":") else word


PAGE = {"page_id": ":article", "pk": ":article", "page_pk": ":article", "parent_page_id": ":parent"}
ARTICLE_TYPE = {
    "app_label": "articles",
    "model_name": "articlepage",
    "app_name": "articles",
    "content_type_app_name": "articles",
    "content_type_model_name": "articlepage",
}
# The first rule whose expression is found in a route and that has all its arguments. `:word` is an object's id.
RULES = [
    (r"^cms/api/main/\^pages", {"pk": ":article", "action_name": "publish"}),
    (r"^cms/api/main/\^documents", {"pk": ":document"}),
    (r"^cms/api/main/\^images", {"pk": ":image"}),
    (r"^cms/bulk/", {"app_label": "wagtailcore", "model_name": "page", "action": "publish", QUERY: ":article"}),
    (r"^cms/block-preview/", {QUERY: "no-such-block"}),
    (
        r"^cms/pages/workflow|/workflow_history/detail/",
        {
            "page_id": ":submitted",
            "action_name": "approve",
            "task_state_id": ":task_state",
            "task_id": ":task",
            "workflow_state_id": ":workflow_state",
        },
    ),
    (
        r"^cms/pages/",
        {
            **PAGE,
            **ARTICLE_TYPE,
            "page_to_move_id": ":article",
            "destination_id": ":parent",
            "revision_id": ":revision",
            "revision_id_a": "earliest",
            "revision_id_b": "latest",
        },
    ),
    (r"^cms/choose-page/", {"parent_page_id": ":parent"}),
    (r"^cms/articles/", {**PAGE, "article_id": ":article"}),
    (r"^cms/tag-autocomplete/", {"app_name": "articles", "model_name": "topic"}),
    (r"^cms/collections/", {"pk": ":collection", "collection_id": ":collection"}),
    (r"^cms/workflows/tasks/add", {"app_label": "wagtailcore", "model_name": "groupapprovaltask"}),
    (r"^cms/workflows/task", {"pk": ":task", "task_id": ":task"}),
    (r"^cms/workflows/", {"pk": ":workflow", "page_pk": ":parent", "workflow_pk": ":workflow"}),
    (
        r"^cms/editing-sessions/",
        {"app_label": "articles", "model_name": "articlepage", "object_id": ":article", "session_id": ":session"},
    ),
    (r"^cms/discussion/words/", {"pk": ":word"}),
    (
        r"^cms/discussion/",
        {
            "comment_id": ":comment",
            "page_id": ":article",
            "key": ":commenter",
            "ban_id": ":ban",
            "claim_id": ":claim",
        },
    ),
    (r"^cms/redirects/", {"redirect_id": ":redirect"}),
    (r"^cms/settings/", {"app_name": "core", "model_name": "sitesettings", "pk": ":settings"}),
    (r"^cms/documents/.*uploaded_file_id", {"uploaded_file_id": ":uploaded_document"}),
    (r"^cms/documents/", {"document_id": ":document", "doc_id": ":document", "pk": ":document"}),
    (r"^cms/images/.*uploaded_file_id", {"uploaded_file_id": ":uploaded_image"}),
    (r"^cms/images/", {"image_id": ":image", "filter_spec": "width-100", "pk": ":image"}),
    (r"^cms/snippets/(choose/)?articles/author", {"pk": ":author"}),
    (r"^cms/snippets/(choose/)?articles/topic", {"pk": ":topic"}),
    (r"^cms/snippets/(choose/)?facts/entity", {"pk": ":entity"}),
    (r"^cms/snippets/(choose/)?facts/source", {"pk": ":source"}),
    (
        r"^cms/snippets/timeline/event/workflow_history/detail/",
        {"pk": ":event", "workflow_state_id": ":workflow_state"},
    ),
    (
        r"^cms/snippets/(choose/)?timeline/event",
        {
            "pk": ":event",
            "revision_id": ":event_revision",
            "revision_id_a": "earliest",
            "revision_id_b": "latest",
            "action_name": "approve",
            "task_id": ":task",
            "task_state_id": ":task_state",
            "workflow_state_id": ":workflow_state",
        },
    ),
    (r"^cms/update_entries/", {"pk": ":update"}),
    (r"^cms/sites/", {"pk": ":site"}),
    (r"^cms/users/", {"pk": ":user"}),
    (r"^cms/groups/", {"pk": ":group"}),
    (r"password_reset|password/reset", {"uidb64": "MQ", "uidb36": "1", "token": "a-b", "key": "a-b"}),
    (r"^discussion/", {"page_id": ":article", "comment_id": ":comment", "token": "a-b"}),
    (r"^documents/authenticate", {"restriction_id": ":restriction"}),
    (r"^documents/", {"0": ":document", "1": ":document_name"}),
    (r"^sitemap-", {"section": "articles"}),
    (r"^topics/", {"slug": ":topic_slug"}),
    (r"^authors/", {"slug": ":author_slug"}),
    (r"^entities/", {"slug": ":entity_slug"}),
    (r"^timeline/", {"slug": ":event_slug"}),
    (r"^articles/.*place|^embed/tables/", {"slug": ":table_article_slug", "place": ":table_place"}),
    (r"^articles/", {"slug": ":article_slug"}),
    (r"media/", {"path": "nothing.png"}),
    (r"^_util/", {"page_view_restriction_id": ":restriction", "page_id": ":restricted"}),
    (r"^\^\(\(\?:", {"0": "articles/"}),
]
