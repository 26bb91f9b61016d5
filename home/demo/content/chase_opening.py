"""The main article before its first section: the memo, what happened, what comes next."""

from home.demo.writing import callout, figure, paragraph, prose_list, quote

LEAD = [
    quote(
        "OpenAIはこの先、数か月ほど後れを取るかもしれないが、会社にはそれをしのぐ力がある。"
        "研究者には、真の超知能に向かう仕事から離れずにいてほしい。",
        status="reported",
        wording="paraphrase",
        speaker="サム・アルトマン",
        position="CEO、社内メモ",
        organisation="openai",
        source="the-information-2025-11",
        said_on="",
    ),
    paragraph("""
2025年11月、OpenAIのサム・アルトマンCEOが書いた社内メモの内容を、
The Informationが報じた[[the-information-2025-11]]。
先頭を走ってきた会社のトップが、数か月は後れを取るかもしれないと社内に告げたのだという。
メモそのものは公開されていない。
本稿に引くアルトマン氏の言葉は、すべて報道を通した要旨であり、逐語の引用は一つもない。

伝えられる事情はこうである。
Googleは、2025年11月18日に公開したGemini 3 Pro[[gemini-3-pro]]で、
行き詰まったとみられていた事前学習の規模拡大（スケーリング）の問題を乗り越え、
OpenAIが6日前に出したばかりのGPT-5.1[[gpt-5-1]]を上回ったと報じられている[[the-information-2025-11]]。
かたやOpenAIは、きわめて大きなモデルの学習でつまずき、
同年2月27日に公開したGPT-4.5[[gpt-4-5]]は社内で失敗と受け止められているという（リーク）[[openai-internal]]。
"""),
    callout(
        "note",
        """
すぐ前の一文が、本稿で最初のリークである。
出どころを編集部が確かめられない情報を、airaceは**リーク**と呼ぶ。
会社が認めた事実でも、取材の裏づけがある報道でもない。

本稿では、リークには必ず（リーク）と添え、それだけを根拠に結論を出すことはしない。
公式、報道、リーク、推測の区別は[確かさの印の読み方](/articles/how-we-mark-certainty/)にまとめた。
""",
        title="リークをどう扱うか",
    ),
    paragraph(
        "追う立場になったOpenAIは、Shallotpeatというコードネームのもとで、"
        "事前学習をゼロから作り直していると報じられている[[the-information-2025-11]]。柱は次の四つである。"
    ),
    prose_list(
        "事前学習の作り直し",
        "合成データの活用",
        "強化学習の増強",
        "AI研究の自動化",
        ordered=True,
    ),
    paragraph("""
報道のとおりなら、OpenAIがGoogleを追いかける側に回るのは、ChatGPTの公開[[chatgpt]]以来、初めてである。
なぜ順位は入れ替わったのか。
遅れは、ほんとうに数か月で取り戻せるのか。

以下では、Googleの突破、OpenAIのつまずき、推論モデルへの転換、再建の計画、メモの読み方という順にたどり、
最後に2026年の分かれ目を考える。
記述はすべて2025年11月時点のものである。
"""),
    figure(
        "lead-memo",
        "重なって透ける紙の角に、朱の封が押されている。"
        "メモの本文は公開されておらず、読者に届くのは報道を通した要旨だけである。",
    ),
]
