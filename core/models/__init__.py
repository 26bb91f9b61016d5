"""What every page shares: the base of pages, the site's images and its settings."""

from .base_page import BasePage
from .image import SiteImage, SiteRendition
from .site_settings import SiteSettings

__all__ = ["BasePage", "SiteImage", "SiteRendition", "SiteSettings"]
