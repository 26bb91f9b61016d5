"""`/articles/<slug>/tables/<place>.csv` and `.json`."""

from django.http import HttpRequest, HttpResponse

from articles.open_articles import open_table
from articles.table_data.csv_format import csv_lines
from articles.table_data.json_format import table_json
from core.caching import brief_page
from core.site_root import site_root


@brief_page
def table_as_csv(request: HttpRequest, slug: str, place: str) -> HttpResponse:
    table = open_table(slug, place)
    response = HttpResponse("".join(csv_lines(table, site_root(request))), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{slug}-{place}.csv"'
    return response


@brief_page
def table_as_json(request: HttpRequest, slug: str, place: str) -> HttpResponse:
    response = HttpResponse(
        table_json(open_table(slug, place), site_root(request)), content_type="application/json; charset=utf-8"
    )
    # Anybody's page may read it; it is the same for all.
    response["Access-Control-Allow-Origin"] = "*"
    return response
