"""The two authors of the demo: plainly fictional, and their profiles say so."""

AUTHORS = [
    {
        "slug": "karino-makoto",
        "name": "仮野まこと",
        "role": "編集部員（架空）",
        "profile": (
            "このデモのためにつくられた、架空の編集部員です。実在の人物ではありません。"
            "技術の仕組みと、出来事の前後関係を調べる役を受け持っています。"
            "名字の「仮」は、仮の人物であることのしるしです。"
        ),
        "links": [
            {"label": "編集方針", "url": "/policies/editorial/"},
            {"label": "訂正の方針", "url": "/policies/corrections-policy/"},
        ],
    },
    {
        "slug": "mihon-shiori",
        "name": "見本しおり",
        "role": "編集部員・校閲（架空）",
        "profile": (
            "このデモのためにつくられた、架空の編集部員です。実在の人物ではありません。"
            "確かさの印と出典、言葉づかいを確かめる校閲の役を受け持っています。"
            "名字の「見本」は、見本の人物であることのしるしです。"
        ),
        "links": [
            {"label": "編集方針", "url": "/policies/editorial/"},
            {"label": "確かさの印の読み方", "url": "/articles/how-we-mark-certainty/"},
        ],
    },
]
