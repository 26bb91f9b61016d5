"""Japanese for the names that migrations, Wagtail's and Django's own, write into the database in English."""

from django.contrib.auth.models import Permission
from django.utils.translation import gettext, override
from wagtail.models import Collection, Page

WAGTAILS_OWN = "Root"
ALL_PAGES, COMMON_COLLECTION = "サイト全体", "共通"
ACTIONS = {
    "add": "追加",
    "change": "変更",
    "delete": "削除",
    "view": "閲覧",
    "publish": "公開",
    "lock": "ロック",
    "unlock": "ロックの解除",
}


def ensure_admin_names() -> None:
    """Names that somebody has changed since stay."""
    Page.objects.filter(depth=1, title=WAGTAILS_OWN).update(title=ALL_PAGES, draft_title=ALL_PAGES)
    Collection.objects.filter(depth=1, name=WAGTAILS_OWN).update(name=COMMON_COLLECTION)
    with override("ja"):
        named = [permission for permission in Permission.objects.select_related("content_type") if rename(permission)]
    Permission.objects.bulk_update(named, ["name"])


def rename(permission: Permission) -> bool:
    """Say what may be done with which kind of thing; returns whether that changed the name."""
    before = permission.name
    action = ACTIONS.get(permission.codename.partition("_")[0])
    model = permission.content_type.model_class()
    if before.startswith("Can ") and action and model:
        permission.name = f"{model._meta.verbose_name}の{action}"
    else:
        permission.name = gettext(before)
    return permission.name != before
