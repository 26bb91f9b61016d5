"""What `manage.py check --deploy` says about signing in."""

from django.conf import settings
from django.core.checks import Tags, Warning, register


@register(Tags.security, deploy=True)
def second_factor_is_required(app_configs, **kwargs):
    if settings.REQUIRE_SECOND_FACTOR:
        return []
    return [
        Warning(
            "REQUIRE_SECOND_FACTOR is false: a stolen password is enough to publish. "
            "二段階認証なしで、承認者や管理者がログインできます。",
            id="users.W001",
        )
    ]
