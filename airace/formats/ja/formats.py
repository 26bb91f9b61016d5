"""Dates as they are written here: Django's own Japanese puts no space before the hour."""

DATETIME_FORMAT = "Y年n月j日 G:i"
FIRST_DAY_OF_WEEK = 0  # Sunday
