"""The panels of the dashboard. Each asks for its own rows and says so calmly when there are none."""

from django.db.models import Count, Window
from django.forms import Media
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.permissions import policy_registry

from discussion.admin.access import MODERATE
from discussion.admin.cards import oldest_waiting
from home.dashboard import work
from home.dashboard.health import signs
from timeline.models import Event

ROWS = 6


def panels_for(user) -> list["Panel"]:
    """Who may publish also sees what waits for them and how the publication is, first in their columns."""
    schedule = SchedulePanel(user)
    panels = [DraftsPanel(user), EventDraftsPanel(user), schedule, LocksPanel(user)]
    panels += [OpenEventsPanel(user), ToldChangesPanel(user)]
    if policy_registry.get_by_type(Page).user_has_permission(user, "publish"):
        panels = [WaitingPanel(user), HealthPanel(user, schedule), *panels]
    if user.has_perm(MODERATE):
        panels.insert(1, WaitingCommentsPanel(user))
    return [DeskHeader(user, panels), *(panel for panel in panels if panel.is_shown)]


class Panel(Component):
    name = heading = ""
    place = "main"
    order = 0  # Wagtail sorts by it, and keeps the order of equals
    is_shown = True

    def __init__(self, user):
        self.user = user

    @property
    def template_name(self):
        return f"home/admin/{self.name}.html"

    @property
    def media(self):
        return Media(css={"all": ["home/css/dashboard.css"]})

    @property
    def warnings(self) -> int:
        return 0

    def get_context_data(self, parent_context=None):
        return {"panel": self, "now": timezone.now(), "user": self.user}


class DeskHeader(Panel):
    """Whose desk it is, the way to a new article, and a word if something is wrong."""

    name, place = "header", "top"

    def __init__(self, user, panels):
        super().__init__(user)
        self.all_warnings = sum(panel.warnings for panel in panels)

    def get_context_data(self, parent_context=None):
        may_add = policy_registry.get_by_type(Page).user_has_permission(self.user, "add")
        return super().get_context_data() | {"may_add": may_add}


class ListPanel(Panel):
    """The first ROWS rows and the number of all, in one query."""

    def rows(self):
        raise NotImplementedError

    @cached_property
    def shown(self) -> list:
        return list(self.rows().annotate(of_all=Window(Count("pk")))[:ROWS])

    @property
    def count(self) -> int:
        return self.shown[0].of_all if self.shown else 0

    @property
    def more(self) -> int:
        return self.count - len(self.shown)


class WaitingPanel(ListPanel):
    name, heading = "waiting", "承認待ち"

    def rows(self):
        return work.waiting_for(self.user)


class WaitingCommentsPanel(ListPanel):
    """The oldest first: nobody's words should lie here for days."""

    name, heading = "waiting_comments", "確認を待つコメント"

    def rows(self):
        return oldest_waiting()


class DraftsPanel(ListPanel):
    name, heading = "drafts", "自分の下書き"

    def rows(self):
        return work.drafts_of(self.user)

    def get_context_data(self, parent_context=None):
        requests = work.open_requests(self.shown) if self.shown else {}
        return super().get_context_data() | {"rows": [(page, requests.get(page.pk)) for page in self.shown]}


class EventDraftsPanel(ListPanel):
    name, heading = "event_drafts", "自分が書きかけた出来事"

    def rows(self):
        return work.event_drafts_of(self.user).select_related("latest_revision").defer("latest_revision__content")

    @property
    def is_shown(self):
        return bool(self.shown)


class SchedulePanel(ListPanel):
    name, heading = "schedule", "公開予約"

    def rows(self):
        return work.scheduled()

    @cached_property
    def expiring(self) -> list:
        return list(work.expiring(timezone.now())[:ROWS])


class LocksPanel(ListPanel):
    name, heading = "locks", "自分がロックしたページ"

    def rows(self):
        return work.locked_by(self.user)

    @property
    def is_shown(self):
        return bool(self.shown)


class OpenEventsPanel(ListPanel):
    """Predictions whose time is over, the longest ago first; of what is merely unconfirmed, the number."""

    name, heading = "open_events", "期限を過ぎた予測"
    place = "side"

    def rows(self):
        return work.overdue_predictions(timezone.localdate())

    @cached_property
    def unconfirmed(self) -> int:
        return Event.objects.published().unconfirmed().count()

    @property
    def is_shown(self):
        return bool(self.unconfirmed or self.shown)


class ToldChangesPanel(ListPanel):
    name, heading = "told_changes", "最近の訂正・更新"
    place = "side"

    def rows(self):
        return work.told_changes()


class HealthPanel(Panel):
    name, heading = "health", "この媒体の状態"
    place = "side"

    def __init__(self, user, schedule: SchedulePanel):
        super().__init__(user)
        self.schedule = schedule

    @cached_property
    def signs(self):
        due = [revision.approved_go_live_at for revision in self.schedule.shown]
        ending = [each.expire_at for each in self.schedule.expiring]
        return signs(timezone.now(), due=due, ending=ending)

    @property
    def warnings(self) -> int:
        return sum(sign.level == "warning" for sign in self.signs)
