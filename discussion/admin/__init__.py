"""Moderation in Wagtail's admin: the queue, lists, authors, bans, rules, cases. What changes anything is a service."""
