"""Every company, model, product and person the demo names, with only what its articles may say."""


def company(slug, name, name_ja, reading, description, aliases=()):
    """A company; its lane bears its own slug."""
    return {
        "slug": slug,
        "kind": "company",
        "name": name,
        "name_ja": name_ja,
        "reading": reading,
        "aliases": list(aliases),
        "parent": None,
        "lane": slug,
        "description": description,
    }


def made_by(parent, slug, name, name_ja, reading, description, *, kind="model", aliases=()):
    """A model or product, in the lane of the company that makes it."""
    return {
        "slug": slug,
        "kind": kind,
        "name": name,
        "name_ja": name_ja,
        "reading": reading,
        "aliases": list(aliases),
        "parent": parent,
        "lane": parent,
        "description": description,
    }


COMPANIES = [
    company(
        "openai",
        "OpenAI",
        "オープンAI",
        "おーぷんえーあい",
        "ChatGPTとGPTの系列、推論モデルのo1とo3を公開してきたAI企業。"
        "2025年11月の報道によれば、事前学習をゼロから作り直している。",
    ),
    company(
        "google",
        "Google",
        "グーグル",
        "ぐーぐる",
        "Geminiの系列を公開しているAI企業。AI開発の組織はGoogle DeepMind。"
        "Gemini 3 Proで事前学習の壁を越えたと報じられている。",
        ["Google DeepMind", "グーグル・ディープマインド"],
    ),
    company(
        "anthropic",
        "Anthropic",
        "アンソロピック",
        "あんそろぴっく",
        "AIモデルの開発を競う企業の一つ。",
    ),
    company("meta", "Meta", "メタ", "めた", "AIモデルの開発を競う企業の一つ。"),
    company(
        "microsoft",
        "Microsoft",
        "マイクロソフト",
        "まいくろそふと",
        "2023年1月の合意で、OpenAIにおよそ100億ドルを投じるとされた企業。",
    ),
    company(
        "xai",
        "xAI",
        "エックスAI",
        "えっくすえーあい",
        "AIモデルの開発を競う企業の一つ。",
    ),
    company(
        "deepseek",
        "DeepSeek",
        "ディープシーク",
        "でぃーぷしーく",
        "AIモデルの開発を競う企業の一つ。2025年1月20日にDeepSeek-R1を公開した。",
    ),
]

OPENAI_MODELS = [
    made_by(
        "openai",
        "gpt-3",
        "GPT-3",
        "",
        "じーぴーてぃーすりー",
        "OpenAIのモデル。2020年6月に公開された。",
    ),
    made_by(
        "openai",
        "gpt-3-5",
        "GPT-3.5",
        "",
        "じーぴーてぃーさんてんご",
        "OpenAIのモデル。2022年11月30日、ChatGPTとともに公開された。",
    ),
    made_by(
        "openai",
        "gpt-4",
        "GPT-4",
        "",
        "じーぴーてぃーふぉー",
        "OpenAIのモデル。2023年3月14日に公開された。",
    ),
    made_by(
        "openai",
        "gpt-4o",
        "GPT-4o",
        "",
        "じーぴーてぃーふぉーおー",
        "OpenAIのモデル。2024年5月13日に公開された。",
    ),
    made_by(
        "openai",
        "o1-preview",
        "o1-preview",
        "",
        "おーわんぷれびゅー",
        "OpenAIの推論モデル。2024年9月12日に公開された。",
    ),
    made_by("openai", "o1", "o1", "", "おーわん", "OpenAIの推論モデル。"),
    made_by(
        "openai",
        "gpt-4-5",
        "GPT-4.5",
        "",
        "じーぴーてぃーよんてんご",
        "OpenAIのモデル。2025年2月27日に公開された。社内で失敗と呼ばれているという（リーク）。",
    ),
    made_by(
        "openai",
        "o3",
        "o3",
        "",
        "おーすりー",
        "OpenAIの推論モデル。2025年4月16日に公開された。",
    ),
    made_by(
        "openai",
        "gpt-5",
        "GPT-5",
        "",
        "じーぴーてぃーふぁいぶ",
        "OpenAIのモデル。2025年8月7日に公開された。",
    ),
    made_by(
        "openai",
        "gpt-5-1",
        "GPT-5.1",
        "",
        "じーぴーてぃーごーてんいち",
        "OpenAIのモデル。2025年11月12日に公開された。",
    ),
]

OTHER_MODELS = [
    made_by(
        "google",
        "gemini-1-0",
        "Gemini 1.0",
        "",
        "じぇみにいちてんぜろ",
        "Googleのモデル。2023年12月6日に公開された。",
    ),
    made_by(
        "google",
        "gemini-2-0-flash",
        "Gemini 2.0 Flash",
        "",
        "じぇみににーてんぜろふらっしゅ",
        "Googleのモデル。2024年12月11日に公開された。",
    ),
    made_by(
        "google",
        "gemini-2-5-pro",
        "Gemini 2.5 Pro",
        "",
        "じぇみににーてんごぷろ",
        "Googleのモデル。2025年3月25日に公開された。",
    ),
    made_by(
        "google",
        "gemini-3-pro",
        "Gemini 3 Pro",
        "",
        "じぇみにすりーぷろ",
        "Googleのモデル。2025年11月18日に公開された。GPT-5.1を上回ったと報じられている。",
    ),
    made_by(
        "deepseek",
        "deepseek-r1",
        "DeepSeek-R1",
        "",
        "でぃーぷしーくあーるわん",
        "DeepSeekのモデル。2025年1月20日に公開された。",
    ),
]

PRODUCTS = [
    made_by(
        "openai",
        "chatgpt",
        "ChatGPT",
        "チャットGPT",
        "ちゃっとじーぴーてぃー",
        "OpenAIの製品。2022年11月30日に公開された。週間利用者は2024年8月の時点でおよそ2億人。",
        kind="product",
    ),
]

PEOPLE = [
    {
        "slug": "sam-altman",
        "kind": "person",
        "name": "Sam Altman",
        "name_ja": "サム・アルトマン",
        "reading": "さむあるとまん",
        "aliases": ["アルトマン"],
        "parent": "openai",
        "lane": "openai",
        "description": "OpenAIのCEO。社内メモの内容が、2025年11月にThe Informationによって報じられた。",
    },
    {
        "slug": "ilya-sutskever",
        "kind": "person",
        "name": "Ilya Sutskever",
        "name_ja": "イリヤ・サツケバー",
        "reading": "いりやさつけばー",
        "aliases": ["サツケバー"],
        "parent": None,
        "lane": "other",
        "description": "2024年5月にOpenAIを離れた人物。",
    },
]

ENTITIES = COMPANIES + OPENAI_MODELS + OTHER_MODELS + PRODUCTS + PEOPLE
