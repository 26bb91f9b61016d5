"""The admin as a place to work: its first screen, its menu, the list of articles."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks

from home.article_list import ArticleListViewSet
from home.dashboard import panels_for
from home.menu import arrange, leave_out_wagtails_own_pages, site_item

hooks.register("construct_main_menu", arrange)
hooks.register("construct_help_menu", leave_out_wagtails_own_pages)
hooks.register("register_admin_menu_item", site_item)


@hooks.register("register_admin_viewset")
def article_list():
    return ArticleListViewSet()


@hooks.register("construct_homepage_panels")
def our_panels(request, panels):
    """In place of Wagtail's own, which tell part of the same in tables."""
    panels[:] = panels_for(request.user)


# In the head, so that it is there before anybody can type.
@hooks.register("insert_global_admin_js")
def notice_early_edits():
    return format_html('<script src="{}"></script>', static("home/js/early-edits.js"))


@hooks.register("insert_global_admin_js")
def save_once_at_a_time():
    return format_html('<script src="{}"></script>', static("home/js/one-save-at-a-time.js"))
