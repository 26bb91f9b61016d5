"""Partial dates: what is known of a date, and no more.

A date is stored as its canonical string:

* `2026`, `2026-03`, `2026-03-05`;
* `2026-Q1`, `2026-H2`: quarter and half of the calendar year;
* `2026e`, `2026m`, `2026l`: its first, middle and last four months;
* `2026-03e`, `2026-03m`, `2026-03l`: the 1st to 10th, 11th to 20th and 21st to last day;
* `2026-spring` (March to May), `2026-summer`, `2026-autumn`, `2026-winter`. Winter bears the year
  in which it begins: `2026-winter` is December 2026 to February 2027;
* `FY2026`: the Japanese fiscal year, April 2026 to March 2027;
* any of these with `?` (uncertain) or `~` (about);
* `A/B`, `A/..`, `../B`: from A to B, from A on, up to B. Each end has a mark of its own.

Years run from 1900 to 2100. "Planned" or "rumoured" is not a date but the status of a claim.
"""

from .exceptions import PartialDateError
from .partial_date import PartialDate
from .point import Point, Precision

__all__ = ["PartialDate", "PartialDateError", "Point", "Precision"]
