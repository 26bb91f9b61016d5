"""Where a request comes from, for limits: behind proxies the network's own word is believed, and nobody else's."""

import ipaddress

from django.conf import settings

IPV6_PREFIX = 64


def client_address(request) -> str | None:
    """The address of the client, or None when there is none that can be read.

    With TRUSTED_PROXY_COUNT proxies in front, each of them has appended the
    address it saw to X-Forwarded-For; the client is that many entries from the
    right. What stands further left was written by the client, or by anyone.
    """
    count = settings.TRUSTED_PROXY_COUNT
    forwarded = [entry for entry in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if entry.strip()]
    if count and forwarded:
        address = parse(forwarded[-min(count, len(forwarded))])
        if address:
            return str(address)
    address = parse(request.META.get("REMOTE_ADDR", ""))
    return str(address) if address else None


def client_network(request) -> str | None:
    """As `client_address`, with the last half of an IPv6 address cleared: one household holds all of that."""
    address = client_address(request)
    if address is None or "." in address:
        return address
    return str(ipaddress.ip_network(f"{address}/{IPV6_PREFIX}", strict=False).network_address)


def parse(text: str):
    """An address out of `1.2.3.4`, `1.2.3.4:80`, `::1`, `[::1]:80` or `fe80::1%eth0`; None for anything else."""
    text = text.strip().strip('"')
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address
