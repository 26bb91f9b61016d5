"""A system check: no policy of ours lets a page run a script of its own."""

from django.conf import settings
from django.core.checks import Error, Tags, register

FORBIDDEN = {"'unsafe-inline'", "'unsafe-eval'", "'unsafe-hashes'", "*", "data:", "blob:", "http:", "https:"}


@register(Tags.security)
def check_script_sources(app_configs, **kwargs):
    found = []
    for name in sorted(set(dir(settings))):
        if name.endswith("CONTENT_SECURITY_POLICY"):
            directives = getattr(settings, name)["DIRECTIVES"]
            if FORBIDDEN & set(script_sources(directives)):
                found.append(Error(f"{name} lets pages run scripts of their own.", id="core.E001"))
    return found


def script_sources(directives) -> list[str]:
    """Everything that a browser would take scripts from; without a word of them, anything."""
    named = [key for key in directives if key.startswith("script-src")]
    if "script-src" not in named and "default-src" not in directives:
        return ["*"]
    return [source for key in [*named, "default-src"] for source in directives.get(key, [])]
