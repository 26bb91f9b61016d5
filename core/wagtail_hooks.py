from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from wagtail import hooks

from core.admin_labels import label_fields
from core.admin_scripts import replace_inline_scripts
from core.comparison.fields import register_comparisons
from core.date_reading import read_date
from core.picture_permissions import keep_pictures_in_use
from core.rich_text import register_emphasis, register_links

replace_inline_scripts()
label_fields()
register_comparisons()
keep_pictures_in_use()

hooks.register("register_rich_text_features", register_emphasis)
hooks.register("register_rich_text_features", register_links, order=1)  # after Wagtail's own


@hooks.register("register_icons")
def our_icons(icons):
    return [*icons, *(f"core/icons/{name}.svg" for name in ("dialogue", "figures", "key-points"))]


@hooks.register("insert_global_admin_css")
def our_look():
    return format_html('<link rel="stylesheet" href="{}">', static("core/css/admin.css"))


# Before the page itself is read, and so without `defer`: see the file.
@hooks.register("insert_global_admin_js")
def scripts_from_files():
    return format_html('<script src="{}"></script>', static("core/js/admin-init.js"))


@hooks.register("register_admin_urls")
def reading_of_dates():
    return [path("dates/read/", read_date, name="read_date")]


@hooks.register("insert_global_admin_js")
def show_reading_of_dates():
    return format_html(
        '<script type="module" src="{}" data-address="{}" id="date-reading"></script>',
        static("core/js/date-reading.js"),
        reverse("read_date"),
    )
