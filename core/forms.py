"""The form in which a page is edited."""

import secrets

from django.utils import timezone
from wagtail.admin.forms import WagtailAdminPageForm

from core.validators import validate_ascii_slug


class BasePageForm(WagtailAdminPageForm):
    """Gives a page without an address one by its date, so that a Japanese title never keeps a draft from being saved.

    Wagtail makes addresses from titles, and a Japanese title yields none.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].validators.append(validate_ascii_slug)

    def clean(self):
        if "slug" in self.fields and not self.cleaned_data.get("slug") and "slug" not in self.errors:
            self.cleaned_data["slug"] = self.instance.slug or f"{timezone.localdate():%Y%m%d}-{secrets.token_hex(2)}"
        return super().clean()
