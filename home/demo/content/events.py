"""The timeline's first events, each with exactly as much of its date as its source gives.

A status trail has one row here: how an event went from leak to announcement is
not known of any of them.
"""

TIMELINE_INTRO = (
    "モデルの公開から資金や人の動きまで、出来事を一件ずつ、確かさの印と出典を付けて並べています。"
    "日付は、分かっている細かさのまま示します。"
)
REPORT = "the-information-2025-11"
SUMMED_UP = "広く知られた経緯を、編集部がまとめた。"


def event(slug, title, kind, start, status, source, entities, summary, *, importance=2, end="", on="", note="", **lead):
    """One event with one row of its trail; `on` is when that was said, else when it happened."""
    return {
        "slug": slug,
        "title": title,
        "kind": kind,
        "start": start,
        "end": end,
        "entities": list(entities),
        "summary": summary,
        "importance": importance,
        "trail": [{"status": status, "source": source, "on": on or start, "note": note}],
        **lead,
    }


def release(model, name, company, released_on, summary, *, importance=2, also=()):
    """An official release; its source has the key of the model."""
    return event(
        f"{model}-release",
        f"{name}を公開",
        "release",
        released_on,
        "official",
        model,
        [company, model, *also],
        summary,
        importance=importance,
    )


RELEASES = [
    release("gpt-3", "GPT-3", "openai", "2020-06", "OpenAIの大規模言語モデル。公開の日は月までを示す。"),
    release(
        "chatgpt",
        "ChatGPT",
        "openai",
        "2022-11-30",
        "GPT-3.5とともに公開された。",
        importance=3,
        also=["gpt-3-5"],
    ),
    release(
        "gpt-4", "GPT-4", "openai", "2023-03-14", "GPT-3.5に続くモデル。ChatGPTの公開から104日後だった。", importance=3
    ),
    release("gemini-1-0", "Gemini 1.0", "google", "2023-12-06", "ChatGPTの公開から371日後だった。"),
    release("gpt-4o", "GPT-4o", "openai", "2024-05-13", "OpenAIのモデル。"),
    release("o1-preview", "o1-preview", "openai", "2024-09-12", "OpenAIの推論モデル。"),
    release("gemini-2-0-flash", "Gemini 2.0 Flash", "google", "2024-12-11", "Googleのモデル。"),
    release("deepseek-r1", "DeepSeek-R1", "deepseek", "2025-01-20", "DeepSeekのモデル。"),
    release(
        "gpt-4-5",
        "GPT-4.5",
        "openai",
        "2025-02-27",
        "GPT-4の公開から716日後に公開された。社内での評価はリークにもとづき、この出来事とは分けて扱う。",
    ),
    release("gemini-2-5-pro", "Gemini 2.5 Pro", "google", "2025-03-25", "Googleのモデル。"),
    release("o3", "o3", "openai", "2025-04-16", "OpenAIの推論モデル。"),
    release("gpt-5", "GPT-5", "openai", "2025-08-07", "OpenAIのモデル。o3の公開から113日後だった。", importance=3),
    release("gpt-5-1", "GPT-5.1", "openai", "2025-11-12", "GPT-5に続くモデル。6日後にGemini 3 Proが公開された。"),
    release(
        "gemini-3-pro",
        "Gemini 3 Pro",
        "google",
        "2025-11-18",
        "公開の日は発表による。事前学習の壁を越えたという評価は、報道にもとづく。",
        importance=3,
    ),
]

COMPANIES = [
    event(
        "microsoft-openai-agreement",
        "MicrosoftがOpenAIへの投資で合意",
        "money",
        "2023-01",
        "reported",
        "microsoft-agreement-2023-01",
        ["microsoft", "openai"],
        "金額はおよそ100億ドルとされる。",
    ),
    event(
        "sutskever-leaves-openai",
        "イリヤ・サツケバー氏がOpenAIを離れる",
        "people",
        "2024-05",
        "reported",
        "sutskever-2024-05",
        ["openai", "ilya-sutskever"],
        "この出来事を見落とした表の行を取り下げ、記事の更新履歴に訂正として記した。",
    ),
    event(
        "chatgpt-weekly-users",
        "ChatGPTの週間利用者がおよそ2億人に",
        "product",
        "2024-08",
        "reported",
        "weekly-users-2024-08",
        ["openai", "chatgpt"],
        "2024年8月の時点の数字であり、いまの数ではない。",
        importance=1,
    ),
    event(
        "gpt-4-5-called-a-failure",
        "GPT-4.5が社内で失敗と呼ばれているとの情報",
        "leak",
        "2025",
        "leaked",
        "openai-internal",
        ["openai", "gpt-4-5"],
        "OpenAIの内側から伝わった話であり、公開された文書はない。",
        note="いつ言われたのかは伝わっていない。年だけを示す。",
    ),
    event(
        "altman-memo-reported",
        "アルトマン氏の社内メモの内容が報じられる",
        "strategy",
        "2025-11",
        "reported",
        REPORT,
        ["openai", "google", "sam-altman"],
        "しばらく後れを取りうると認め、会社はそれに耐えられると述べたという。メモそのものは公開されていない。",
        importance=3,
    ),
    event(
        "shallotpeat-completed",
        "Shallotpeatが形になる",
        "strategy",
        "2026?",
        "speculated",
        REPORT,
        ["openai"],
        "事前学習をゼロから作り直す計画。時期は公表されておらず、2026年中という見方がある。",
        on="2025-11",
        note="計画は報道による。時期は推測である。",
    ),
]

PERIODS = [
    event(
        "openai-ahead",
        "OpenAIが先行し、ChatGPT革命が広がる",
        "period",
        "2022",
        "reported",
        REPORT,
        ["openai", "chatgpt"],
        "先頭はOpenAIが大きく引き離していた。",
        end="2024",
        on="2025-11",
        note=SUMMED_UP,
    ),
    event(
        "shallotpeat-under-way",
        "OpenAIは後れを取り、Shallotpeatを進める",
        "period",
        "2025",
        "reported",
        REPORT,
        ["openai"],
        "事前学習の作り直し、合成データ、強化学習、AI研究の自動化を四本の柱とする。Googleが先頭を保つ。",
        on="2025-11",
        note="Googleが壁を越えたあとの数か月を指す。月までは伝わっていない。",
    ),
]

LEADS = [
    event(
        "lead-openai-2022",
        "OpenAIが先頭に立つ",
        "lead",
        "2022",
        "reported",
        REPORT,
        ["openai"],
        "2024年まで、大きな差を保ったとされる。",
        importance=3,
        on="2025-11",
        note=SUMMED_UP,
        track="overall",
        leader="openai",
    ),
    event(
        "lead-google-2025",
        "Googleが事前学習の壁を越え、先頭に移る",
        "lead",
        "2025e",
        "reported",
        REPORT,
        ["google"],
        "壁を越えたのは2025年初めと報じられている。Gemini 3 Proの公開とは別の出来事である。",
        importance=3,
        on="2025-11",
        track="overall",
        leader="google",
    ),
    event(
        "lead-openai-2026",
        "OpenAIが先頭を奪い返すか",
        "lead",
        "2026?",
        "speculated",
        REPORT,
        ["openai"],
        "Shallotpeatが完成すれば、という見方による。",
        on="2025-11",
        note="見通しであり、起きたことではない。",
        track="overall",
        leader="openai",
    ),
]

EVENTS = RELEASES + COMPANIES + PERIODS + LEADS
