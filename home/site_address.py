"""Where the site is to be found: Wagtail's Site record follows the setting SITE_URL."""

from urllib.parse import urlsplit

from wagtail.models import Site


def set_site_address(url: str) -> None:
    """Give the default site the host and port of this address. Canonical links, purges and feeds are built on them."""
    address = urlsplit(url)
    port = address.port or (443 if address.scheme == "https" else 80)
    site = Site.objects.filter(is_default_site=True).first()
    if site and (site.hostname, site.port) != (address.hostname, port):
        site.hostname, site.port = address.hostname, port
        site.save()
