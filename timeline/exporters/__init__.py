"""Events in the formats of others."""
