"""The admin of the discussion."""

from wagtail import hooks

from discussion.admin.menu import ADDRESSES, header_buttons, menu_item
from discussion.admin.words import WordRuleViewSet

hooks.register("register_admin_urls", lambda: ADDRESSES)
hooks.register("register_admin_viewset", WordRuleViewSet)
hooks.register("register_admin_menu_item", menu_item)
hooks.register("register_page_header_buttons", header_buttons)
