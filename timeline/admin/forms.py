"""The form in which an event is written."""

from django import forms
from django.core.exceptions import BadRequest
from wagtail.admin.forms import WagtailAdminModelForm

from facts.models import Entity
from timeline.trail import problem_of
from timeline.vocabulary import EventKind

NO_SOURCE_OF_LEAD = "首位の出来事には、経緯に出典が一つ以上要ります。"


class EntitiesByKind(forms.models.ModelChoiceIterator):
    """Companies, models and so on, each under its kind. One query."""

    def __iter__(self):
        for label, entities in self.queryset.by_kind():
            yield label, [self.choice(entity) for entity in entities]


class EntitiesFormField(forms.ModelMultipleChoiceField):
    iterator = EntitiesByKind

    def __init__(self, **kwargs):
        super().__init__(Entity.objects.all(), widget=forms.CheckboxSelectMultiple, **kwargs)


class EventForm(WagtailAdminModelForm):
    """Checks what only event and trail together tell. A draft may lack what publication needs."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "entities" in self.fields:
            field = self.fields["entities"]
            self.fields["entities"] = EntitiesFormField(label=field.label, help_text=field.help_text, required=False)

    def is_valid(self):
        """Raises BadRequest for a form that was torn on its way: no editor could mend what its counters say."""
        if not all(formset.management_form.is_valid() for formset in self.formsets.values()):
            raise BadRequest("the counters of a formset are missing")
        return super().is_valid() and not self.refuse_trail()

    def refuse_trail(self) -> bool:
        """Whether the trail contradicts itself or the event; the reason stands above its rows."""
        if "trail" not in self.formsets:
            return False
        rows = [form.cleaned_data for form in self.formsets["trail"].forms if form.cleaned_data]
        rows = sorted((row for row in rows if not row.get("DELETE")), key=lambda row: row.get("ORDER") or 0)
        problem = problem_of([row.get("on") for row in rows])
        if not problem and self.needs_source() and not any(row.get("source") for row in rows):
            problem = NO_SOURCE_OF_LEAD
        if problem:
            self.formsets["trail"].non_form_errors().append(problem)
        return bool(problem)

    def needs_source(self) -> bool:
        return self.cleaned_data.get("kind") == EventKind.LEAD and not self.is_deferred_validation
