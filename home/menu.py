"""The menu of the admin: few entries, in the order of an editor's day."""

from django.conf import settings
from wagtail.admin.menu import MenuItem

# Of Wagtail's entries: their places among ours (100 to 230), and shorter names.
ENTRIES = {
    "images": (240, "画像"),
    "documents": (250, "資料"),
    "explorer": (300, "ページ"),
    "reports": (900, "レポート"),
    "settings": (950, "設定"),
}
# Wagtail's own pages about itself, in English and elsewhere.
ABOUT_WAGTAIL = ("whats-new", "editor-guide")


def arrange(request, items: list) -> None:
    for item in items:
        if item.name in ENTRIES:
            item.order, item.label = ENTRIES[item.name]


def leave_out_wagtails_own_pages(request, items: list) -> None:
    items[:] = [item for item in items if not item.name.startswith(ABOUT_WAGTAIL)]


def site_item() -> MenuItem:
    return MenuItem(
        "サイトを見る",
        f"{settings.SITE_URL}/",  # whole: as a path it would be the beginning of every path, and marked as open
        name="site",
        icon_name="site",
        order=1000,
        attrs={"target": "_blank", "rel": "noreferrer"},
    )
