"""What stands before every view: the content policy and the refusal of broken addresses."""

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.http import Http404

ADMIN_PREFIX = "/cms/"


class ContentSecurityPolicy(CSPMiddleware):
    """The strict policy for readers' pages, the admin's own under `/cms/`.

    A view may still widen its own answer with django-csp's decorators.
    """

    def get_policy_parts(self, request, response, report_only=False):
        parts = super().get_policy_parts(request, response, report_only)
        if request.path_info.startswith(ADMIN_PREFIX) and not report_only:
            parts.config = settings.ADMIN_CONTENT_SECURITY_POLICY["DIRECTIVES"]
        return parts


class RefuseUnprintablePath:
    """Answer 404 to a path with control characters: no page has one, and PostgreSQL refuses NUL in a look-up."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if any(character < " " or character == "\x7f" for character in request.path_info):
            raise Http404("control characters in the path")
        return self.get_response(request)
