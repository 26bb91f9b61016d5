from wagtail import hooks

from core import date_comparison  # noqa: F401  (registers how revisions compare a partial date)
from core.rich_text import register_emphasis

hooks.register("register_rich_text_features", register_emphasis)
