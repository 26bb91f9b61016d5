"""Where the site is to be found, whatever name a request used."""

from wagtail.models import Site


def site_root(request) -> str:
    """Scheme and host of the site, without a slash at the end. One query."""
    site = Site.find_for_request(request)
    return site.root_url if site else ""
