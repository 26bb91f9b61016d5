"""Addresses and moments as machines want them."""

import datetime as dt

from django import template

register = template.Library()


@register.filter
def whole(address: str, root: str) -> str:
    """A path with the site before it; an address that is whole already stays, such as that of a file elsewhere."""
    return f"{root}{address}" if address.startswith("/") else address


@register.filter
def moment(at: dt.datetime) -> str:
    """2025-11-27T07:00:00Z, to the second."""
    return f"{at.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"
