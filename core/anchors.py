"""Anchors of headings: stable, because they come from the block and not from its words."""


def block_anchor(block_id) -> str:
    """`s-1a2b3c4d`, from the first eight characters of the block's id; empty without one (in previews)."""
    return f"s-{str(block_id)[:8]}" if block_id else ""
