"""What every page shares: the base of pages, the site's images and its settings."""

from .base_page import BasePage
from .image import SiteImage, SiteRendition
from .schedule_run import ScheduleRun
from .site_settings import SiteSettings

__all__ = ["BasePage", "ScheduleRun", "SiteImage", "SiteRendition", "SiteSettings"]
