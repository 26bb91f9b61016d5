"""An entity or a source that a page shows cannot be deleted under its readers."""

from django.contrib import messages
from django.shortcuts import redirect
from wagtail.models import ReferenceIndex

from facts.models import Entity, Source


def refuse_deletion_in_use(request, instances):
    """Wagtail's hook: the list of uses instead of the deletion, with a word why; None lets it go on."""
    for instance in instances:
        if isinstance(instance, Entity | Source) and ReferenceIndex.get_references_to(instance).exists():
            messages.error(
                request, f"「{instance}」は使われているため削除できません。使っているページから先に外してください。"
            )
            return redirect(instance.snippet_viewset.get_url_name("usage"), instance.pk)
    return None
