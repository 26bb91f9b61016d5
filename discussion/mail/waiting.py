class Later(Exception):
    """Nothing is wrong, but it is not yet time: the row comes back at `until`, and this was no attempt."""

    def __init__(self, until):
        super().__init__(until)
        self.until = until
