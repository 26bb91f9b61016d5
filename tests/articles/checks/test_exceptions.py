from types import SimpleNamespace

from articles.checks.exceptions import NotReadyToPublish, refusal
from articles.checks.finding import Finding, Place

MARKS = {Place(("dek",), "リード文"): "「TK」", Place(("body",), "段落", "「価格」の節"): "「〓」"}
FINDINGS = [
    Finding("unfinished", f"{word}が残っています。", place, "書き上げます。", "blocking")
    for place, word in MARKS.items()
]
PLACES = "リード文：「TK」が残っています。 「価格」の節、段落：「〓」が残っています。"


def test_a_refusal_counts_and_names_every_place():
    assert refusal(FINDINGS) == f"まだ公開できません。次の2か所を直してください。{PLACES}"


def test_an_exception_has_this_as_its_one_message_and_names_the_article():
    refused = NotReadyToPublish(SimpleNamespace(title="題"), FINDINGS)
    assert refused.messages == [refused.explanation]
    assert refused.explanation == f"「題」は、まだ公開できません。次の2か所を直してください。{PLACES}"
    assert refused.findings == FINDINGS


def test_a_long_title_is_shortened():
    refused = NotReadyToPublish(SimpleNamespace(title="あ" * 100), FINDINGS)
    assert refused.explanation.startswith(f"「{'あ' * 23}…」は、")
