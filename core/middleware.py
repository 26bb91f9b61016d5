"""What stands before every view: the content policy, and the refusal of broken addresses and torn forms."""

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.http import Http404
from django.utils.datastructures import MultiValueDictKeyError
from django.views.defaults import bad_request

ADMIN_PREFIX = "/cms/"


class ContentSecurityPolicy(CSPMiddleware):
    """The strict policy for readers' pages, the admin's own under `/cms/`, others for previews and for files.

    A view may still widen its own answer with django-csp's decorators.
    """

    def get_policy_parts(self, request, response, report_only=False):
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only:
            parts.config = policy_of(request, response)["DIRECTIVES"]
        return parts


def policy_of(request, response) -> dict:
    if response.get("Content-Disposition", "").startswith("attachment"):
        return settings.FILE_CONTENT_SECURITY_POLICY
    # Wagtail sends the request for a preview through all middleware again, with the address that readers know.
    if getattr(request, "is_preview", False):
        return settings.PREVIEW_CONTENT_SECURITY_POLICY
    if request.path_info.startswith(ADMIN_PREFIX):
        return settings.ADMIN_CONTENT_SECURITY_POLICY
    return settings.CONTENT_SECURITY_POLICY


class RefuseUnprintablePath:
    """Answer 404 to a path with control characters: no page has one, and PostgreSQL refuses NUL in a look-up."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if any(character < " " or character == "\x7f" for character in request.path_info):
            raise Http404("control characters in the path")
        return self.get_response(request)


class RefuseIncompleteForm:
    """Answer 400 to a form of the admin of which a part did not arrive.

    Wagtail's forms ask for their hidden counters without a doubt that they are
    there; a request cut short, or made by hand, would be a fault of ours.
    """

    # These stumble over a missing field in another way, and read nothing but the form.
    TRUSTING_VIEWS = {"wagtailadmin_choose_page_external_link", "wagtailredirects:process_import"}

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if request.method != "POST" or not request.path_info.startswith(ADMIN_PREFIX):
            return None
        trusting = request.resolver_match.view_name in self.TRUSTING_VIEWS
        if isinstance(exception, MultiValueDictKeyError) or (
            trusting and isinstance(exception, (KeyError, AttributeError))
        ):
            return bad_request(request, exception)
        return None
