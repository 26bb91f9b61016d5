"""The sources the demo cites. None has an address, because none was given and none is guessed.

`published_on` is empty where the date is not known. A title describes the source
wherever its real title is not known.
"""

UNVERIFIED_PUBLISHER = "発行元は未確認"
NO_ADDRESS = "アドレスは未確認。"


def release(key: str, name: str, publisher: str, released_on: str) -> dict:
    """The announcement of a release, whose date is official."""
    return {
        "key": key,
        "title": f"{name}の公開に関する発表",
        "publisher": publisher,
        "kind": "official",
        "published_on": released_on,
        "url": "",
        "note": NO_ADDRESS,
    }


SOURCES = [
    {
        "key": "the-information-2025-11",
        "title": "アルトマン氏の社内メモに関する報道",
        "publisher": "The Information",
        "kind": "press",
        "published_on": "2025-11",
        "url": "",
        "note": f"題は内容の説明。社内メモそのものは公開されていない。{NO_ADDRESS}",
    },
    {
        "key": "industry-reactions",
        "title": "AI研究者と業界アナリストの受け止めを伝える報道",
        "publisher": UNVERIFIED_PUBLISHER,
        "kind": "press",
        "published_on": "",
        "url": "",
        "note": f"題は内容の説明。発言者の氏名と掲載日は分かっていない。{NO_ADDRESS}",
    },
    {
        "key": "openai-internal",
        "title": "OpenAI社内での受け止めとして伝わった情報",
        "publisher": "出どころは未確認",
        "kind": "leak",
        "published_on": "",
        "url": "",
        "note": "題は内容の説明。公開された文書はなく、リンクは掲載しない。",
    },
    {
        "key": "microsoft-agreement-2023-01",
        "title": "MicrosoftとOpenAIの合意の金額",
        "publisher": UNVERIFIED_PUBLISHER,
        "kind": "document",
        "published_on": "2023-01",
        "url": "",
        "note": f"題は内容の説明。日付は合意の時期を指す。{NO_ADDRESS}",
    },
    {
        "key": "weekly-users-2024-08",
        "title": "ChatGPTの週間利用者数",
        "publisher": UNVERIFIED_PUBLISHER,
        "kind": "document",
        "published_on": "2024-08",
        "url": "",
        "note": f"題は内容の説明。日付は数字の時点を指す。{NO_ADDRESS}",
    },
    {
        "key": "release-dates",
        "title": "各モデルの公開日に関する発表",
        "publisher": "OpenAI、Google",
        "kind": "official",
        "published_on": "2022-11-30/2025-11-18",
        "url": "",
        "note": f"五つのモデルとChatGPTの公開日をまとめて引く。{NO_ADDRESS}",
    },
    {
        "key": "sutskever-2024-05",
        "title": "イリヤ・サツケバー氏がOpenAIを離れたこと",
        "publisher": UNVERIFIED_PUBLISHER,
        "kind": "document",
        "published_on": "2024-05",
        "url": "",
        "note": f"題は内容の説明。日付は離れた時期を指す。{NO_ADDRESS}",
    },
    release("gpt-3", "GPT-3", "OpenAI", "2020-06"),
    release("chatgpt", "ChatGPT", "OpenAI", "2022-11-30"),
    release("gpt-4", "GPT-4", "OpenAI", "2023-03-14"),
    release("gemini-1-0", "Gemini 1.0", "Google", "2023-12-06"),
    release("gpt-4o", "GPT-4o", "OpenAI", "2024-05-13"),
    release("o1-preview", "o1-preview", "OpenAI", "2024-09-12"),
    release("gemini-2-0-flash", "Gemini 2.0 Flash", "Google", "2024-12-11"),
    release("deepseek-r1", "DeepSeek-R1", "DeepSeek", "2025-01-20"),
    release("gpt-4-5", "GPT-4.5", "OpenAI", "2025-02-27"),
    release("gemini-2-5-pro", "Gemini 2.5 Pro", "Google", "2025-03-25"),
    release("o3", "o3", "OpenAI", "2025-04-16"),
    release("gpt-5", "GPT-5", "OpenAI", "2025-08-07"),
    release("gpt-5-1", "GPT-5.1", "OpenAI", "2025-11-12"),
    release("gemini-3-pro", "Gemini 3 Pro", "Google", "2025-11-18"),
]
