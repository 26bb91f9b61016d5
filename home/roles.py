"""The groups of people who work in the admin, and what each may do."""

from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from wagtail.models import GroupCollectionPermission, GroupPagePermission

EDITOR, APPROVER, ADMINISTRATOR = "編集者", "承認者", "管理者"
WAGTAILS_OWN = {"Editors": EDITOR, "Moderators": APPROVER}

EDITING = Q(content_type__app_label="facts", codename__regex=r"^(add|change|view)_") | Q(
    content_type__app_label="articles", codename__in=["view_author", "view_topic", "view_updateentry"]
)
APPROVING = EDITING | Q(
    content_type__app_label="articles",
    codename__in=["add_author", "change_author", "add_topic", "change_topic", "add_updateentry"],
)
ADMINISTERING = APPROVING | Q(
    content_type__app_label__in=["users", "auth", "core", "wagtailcore", "wagtailredirects", "facts", "articles"]
)
ACCESS = Q(content_type__app_label="wagtailadmin", codename="access_admin")


def ensure_roles() -> None:
    """Make the three groups and give them their permissions; what an administrator added stays.

    Wagtail's own two groups are renamed, so that their rights on pages and
    pictures come with them.
    """
    for wagtails, ours in WAGTAILS_OWN.items():
        if not Group.objects.filter(name=ours).exists():
            Group.objects.filter(name=wagtails).update(name=ours)
    for name, wanted in ((EDITOR, EDITING), (APPROVER, APPROVING), (ADMINISTRATOR, ADMINISTERING)):
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.add(*Permission.objects.filter(wanted | ACCESS))
    give_what_approvers_have(Group.objects.get(name=ADMINISTRATOR))


def give_what_approvers_have(group: Group) -> None:
    """The approvers' rights on pages and on pictures and documents."""
    for model in (GroupPagePermission, GroupCollectionPermission):
        for held in model.objects.filter(group__name=APPROVER):
            place = {"page": held.page} if model is GroupPagePermission else {"collection": held.collection}
            model.objects.get_or_create(group=group, permission=held.permission, **place)
