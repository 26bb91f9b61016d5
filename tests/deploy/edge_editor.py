"""An editor at work on the site behind the edge, in a process of its own, as a worker or another server would be.

python -m tests.deploy.edge_editor publish "a title"
python -m tests.deploy.edge_editor unpublish
"""

import sys

import django

SLUG = "behind-the-edge"


def main(act: str, title: str = ""):
    django.setup()
    from articles.models import ArticlePage
    from tests.factories.pages import article

    page = ArticlePage.objects.filter(slug=SLUG).first()
    if act == "unpublish":
        page.unpublish()
    elif page is None:
        article(slug=SLUG, title=title)
    else:
        page.title = title
        page.save_revision().publish()


if __name__ == "__main__":
    main(*sys.argv[1:])
