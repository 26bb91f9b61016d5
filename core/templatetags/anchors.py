"""The anchor of a block in templates."""

from django import template

from core.anchors import block_anchor

register = template.Library()

register.simple_tag(block_anchor, name="anchor")
