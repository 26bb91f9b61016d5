"""Every size and format of the demo's pictures, made before the first reader comes."""

from django.test import RequestFactory
from wagtail.models import Page, Site


def make_renditions() -> None:
    """Render every live page once: what its template asks for is then there."""
    site = Site.objects.get(is_default_site=True)
    requests = RequestFactory(SERVER_NAME=site.hostname, SERVER_PORT=str(site.port))
    for page in Page.objects.live().filter(depth__gt=1).specific():
        page.serve(requests.get(page.get_url() or "/")).render()
