"""The main article of the demo: OpenAI has to catch up with Google."""

from home.demo.content.chase_bearing import BEARING
from home.demo.content.chase_detour import DETOUR
from home.demo.content.chase_google import GOOGLE
from home.demo.content.chase_opening import LEAD
from home.demo.content.chase_shallotpeat import SHALLOTPEAT
from home.demo.content.chase_turning import CONCLUSION, TURNING_POINT
from home.demo.content.chase_wall import WALL

ARTICLE = {
    "slug": "openai-chases-google",
    "title": "OpenAI、Googleを追う――ChatGPT以来、初めての逆転",
    "dek": (
        "Gemini 3 Proが事前学習の壁を越えたと報じられ、先頭が入れ替わった。"
        "遅れを認めたとされるアルトマン氏の社内メモと、再建計画Shallotpeatを読み解く。"
    ),
    "authors": ["karino-makoto", "mihon-shiori"],
    "topics": ["pre-training", "company-strategy", "reasoning-models", "certainty"],
    "hero": "chase-hero",
    "hero_caption": (
        "並んだ走路の上で、青い線のGoogleが、先頭にいた緑の線のOpenAIを追い抜く。"
        "点線の先は、まだ決まっていない。順位の移り変わりを表す図で、実測値ではない。"
    ),
    "first_published_at": "2025-11-27T07:00+09:00",
    "key_points": [
        ("先頭の交代", "GoogleのGemini 3 ProがGPT-5.1を上回ったと報じられた。"),
        ("つまずき", "OpenAIは超大規模の学習で行き詰まったと報じられた。"),
        ("作り直し", "事前学習をShallotpeatの名でゼロから作り直していると報じられた。"),
        ("分かれ目", "巻き返しは2026年中との見方があるが、推測にとどまる。"),
    ],
    "lead": LEAD,
    "sections": [
        GOOGLE,
        WALL,
        DETOUR,
        SHALLOTPEAT,
        BEARING,
        TURNING_POINT,
        CONCLUSION,
    ],
    "extra_sources": [],
    "updates": [
        {
            "kind": "addition",
            "at": "2025-12-02T08:30+09:00",
            "note": ("「Googleの答え――事前学習は再び伸びる」に、同日公開の記事「事前学習とは何か」への案内を加えた。"),
        },
        {
            "kind": "correction",
            "at": "2025-11-28T18:30+09:00",
            "note": (
                "「数か月の遅れに耐えるだけの強さ」の表「OpenAIが頼れる三つの強み」に、"
                "OpenAIの人材としてイリヤ・サツケバー氏を挙げた行があった。"
                "同氏は2024年5月にOpenAIを離れており、この記載は誤りだった。"
                "行を取り下げ、表の下に訂正の注記を置いた。"
            ),
        },
        {
            "kind": "addition",
            "at": "2025-11-27T15:20+09:00",
            "note": "冒頭の最初のリークのあとに、補足「リークをどう扱うか」を加えた。",
        },
        {
            "kind": "publication",
            "at": "2025-11-27T07:00+09:00",
            "note": "記事を公開した。",
        },
    ],
}
