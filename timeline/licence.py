"""Under what terms the data of the timeline may be used."""

NAME = "CC BY 4.0"
URL = "https://creativecommons.org/licenses/by/4.0/deed.ja"
CREDIT = "airace"
