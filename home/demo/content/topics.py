"""The topics the demo's articles are filed under."""

TOPICS = [
    {
        "slug": "pre-training",
        "name": "事前学習",
        "description": "モデルの土台をつくる工程と、その行き詰まりや復活をめぐる記事。",
    },
    {
        "slug": "scaling-laws",
        "name": "スケーリング則",
        "description": "規模を広げると何がどこまで伸びるのかを考える記事。",
    },
    {
        "slug": "reasoning-models",
        "name": "推論モデル",
        "description": "答えを出す前に考えるモデルと、その得失を扱う記事。",
    },
    {
        "slug": "company-strategy",
        "name": "企業の戦略",
        "description": "AI企業が何に賭け、何を後回しにしたのかを読み解く記事。",
    },
    {
        "slug": "certainty",
        "name": "情報の確かさ",
        "description": "公式、報道、リーク、推測の違いを扱う記事。",
    },
    {
        "slug": "dates-and-numbers",
        "name": "日付と数字",
        "description": "時期の幅や表の数字を、実際より細かく見せないための記事。",
    },
    {
        "slug": "corrections",
        "name": "訂正と更新",
        "description": "公開したあとの変更を、どう読者に伝えるかを扱う記事。",
    },
    {
        "slug": "editorial-method",
        "name": "編集の方法",
        "description": "本誌の記事がどのような決まりでつくられるのかを説明する記事。",
    },
]
