"""What the front page and the site's own description say."""

TAGLINE = "AI開発の競争を、確かさの印とともに読む"

DESCRIPTION = (
    "airaceは、AI企業の競争を日本語で伝える媒体です。"
    "公式、報道、リーク、推測を書き分け、日付の幅と訂正の記録を隠さずに示します。"
)

FOOTER_NOTE = (
    "このサイトはデモです。編集部員は架空の人物で、図はすべて本誌が描きました。"
    "記事の内容は、2025年11月時点の公表や報道などにもとづいています。"
)

LEAD = "openai-chases-google"

EDITORS_CHOICE = [
    "what-is-pre-training",
    "how-we-mark-certainty",
    "how-to-read-a-comparison-table",
]
