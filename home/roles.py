"""The groups of people who work in the admin, and what each may do."""

from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

EDITOR, APPROVER, ADMINISTRATOR = "編集者", "承認者", "管理者"
WAGTAILS_OWN = {"Editors": EDITOR, "Moderators": APPROVER}

EDITING = (
    Q(content_type__app_label="facts", codename__regex=r"^(add|change|view)_")
    | Q(content_type__app_label="articles", codename__in=["view_author", "view_topic", "view_updateentry"])
    | Q(content_type__app_label="timeline", codename__in=["add_event", "change_event", "view_event"])
)
APPROVING = (
    EDITING
    | Q(
        content_type__app_label="articles",
        codename__in=["add_author", "change_author", "add_topic", "change_topic", "add_updateentry"],
    )
    | Q(content_type__app_label="timeline", codename__regex=r"^(publish|lock|unlock|delete)_event$")
    | Q(content_type__app_label="discussion", codename__in=["change_comment", "change_rightsclaim"])
    | Q(content_type__app_label="discussion", codename__regex=r"^(add|change|delete|view)_wordrule$")
)
ADMINISTERING = (
    APPROVING
    | Q(
        content_type__app_label__in=[
            *("users", "auth", "core", "wagtailcore", "wagtailredirects"),
            *("facts", "articles", "timeline"),
        ]
    )
    | Q(content_type__app_label="discussion", codename="change_sitediscussionsettings")
)
ACCESS = Q(content_type__app_label="wagtailadmin", codename="access_admin")

# Everywhere below the root. Who may not publish may not schedule, unpublish, restrict or delete what is live either.
WRITING_PAGES = ["add_page", "change_page"]
APPROVING_PAGES = [*WRITING_PAGES, "publish_page", "lock_page", "unlock_page", "bulk_delete_page"]
# In every collection; taking part in a collection's upkeep is an administrator's.
UPLOADING = ["add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document"]
KEEPING_COLLECTIONS = [*UPLOADING, "add_collection", "change_collection", "delete_collection"]

ROLES = {
    EDITOR: (EDITING, WRITING_PAGES, UPLOADING),
    APPROVER: (APPROVING, APPROVING_PAGES, UPLOADING),
    ADMINISTRATOR: (ADMINISTERING, APPROVING_PAGES, KEEPING_COLLECTIONS),
}


def ensure_roles() -> None:
    """Make the three groups and give them their permissions; what an administrator added stays.

    Wagtail's own two groups are renamed, so that the tasks of a workflow that name them go on doing so.
    """
    for wagtails, ours in WAGTAILS_OWN.items():
        if not Group.objects.filter(name=ours).exists():
            Group.objects.filter(name=wagtails).update(name=ours)
    for name, (everywhere, on_pages, in_collections) in ROLES.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.add(*Permission.objects.filter(everywhere | ACCESS))
        allow_on_pages(group, on_pages)
        allow_in_collections(group, in_collections)


def allow_on_pages(group: Group, codenames: list[str]) -> None:
    root = Page.get_first_root_node()
    for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=codenames):
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)


def allow_in_collections(group: Group, codenames: list[str]) -> None:
    root = Collection.get_first_root_node()
    owners = ["wagtailimages", "wagtaildocs", "wagtailcore"]
    for permission in Permission.objects.filter(content_type__app_label__in=owners, codename__in=codenames):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)
