from wagtail import hooks

from core.rich_text import register_emphasis

hooks.register("register_rich_text_features", register_emphasis)
