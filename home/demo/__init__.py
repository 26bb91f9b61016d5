"""The demonstration: one long article, shorter ones about the method, their pictures, and accounts to try the admin."""
