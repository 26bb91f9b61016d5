"""Two versions of a page, told so that an approver can read what changed."""
