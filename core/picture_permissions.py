"""Who may do what with a picture."""

from wagtail.images.models import Image
from wagtail.models import ReferenceIndex
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.permissions import register_permission_policy

from core.models import SiteImage


class PicturePermissionPolicy(CollectionOwnershipPermissionPolicy):
    """As usual, but a picture that a page shows is deleted by nobody: it would leave a gap under its readers.

    Where it is used stands on its own page in the admin. Asking costs one query.
    """

    def user_has_permission_for_instance(self, user, action, instance):
        if action == "delete" and ReferenceIndex.get_references_to(instance).exists():
            return False
        return super().user_has_permission_for_instance(user, action, instance)


def keep_pictures_in_use() -> None:
    policy = PicturePermissionPolicy(SiteImage, auth_model=Image, owner_field_name="uploaded_by_user")
    # Wagtail registers its own for the model later; the exact class comes first whatever the order.
    register_permission_policy(SiteImage, policy, exact_class=True)
