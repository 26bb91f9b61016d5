"""`/discussion/<page id>/qr.svg`: the page's address as a QR code, from a screen to a phone."""

from django.http import HttpResponse

from core.caching import public_page
from discussion.pages import discussed_page
from discussion.sharing import qr_code as drawing_of
from discussion.views.refusals import explained


@public_page
@explained
def qr_code(request, page_id):
    """Two queries: the page, and where its site's root is."""
    address = discussed_page(page_id).get_full_url(request)
    return HttpResponse(drawing_of(address), content_type="image/svg+xml")
