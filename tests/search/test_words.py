"""Text cut into words."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from search.lexemes import MOST_BYTES, vector_text
from search.words import fold, load_dictionary, sentences


def canonical(text):
    return [[word.canonical for word in words] for words in sentences(text)]


def test_particles_and_marks_are_no_words():
    assert canonical("推論モデルの、学習") == [["推論", "モデル", "学習"]]


def test_no_phrase_runs_on_beyond_a_sentence_or_a_line():
    assert canonical("学習。推論\n電力") == [["学習"], ["推論"], ["電力"]]


@pytest.mark.parametrize(
    ("one", "other"),
    [("サーバー", "サーバ"), ("ＧＰＴ", "gpt"), ("ヴァイオリン", "バイオリン"), ("ｶﾞﾗｽ", "ガラス"), ("キー", "キー")],
)
def test_spellings_fold_into_one(one, other):
    assert fold(one) == fold(other)


def test_a_short_word_keeps_its_long_vowel():
    assert fold("キー") != fold("キ")


def test_text_beyond_what_the_dictionary_reads_at_once_is_cut_in_pieces():
    words = [word for words in sentences("学習" * 30_000) for word in words]
    assert len(words) == 30_000


def test_sentences_of_a_long_text_are_read_one_by_one():
    assert len(list(sentences("学習は続く。" * 20_000))) == 20_000


def test_every_thread_reads_with_a_tokenizer_of_its_own_and_one_dictionary():
    text = "事前学習スケーリングの限界をＧＰＴ－５で確かめる。" * 50
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(canonical, [text] * 40))
    assert all(one == found[0] for one in found)
    assert load_dictionary.cache_info().misses == 1


def test_a_vector_never_outgrows_what_the_database_takes_and_keeps_every_word():
    cut = [([list(words) for words in sentences("".join(f"第{n}回の学習{n}番。" for n in range(20_000)))], "D")]
    text = vector_text(cut)
    assert len(text.encode()) < 2 * MOST_BYTES
    assert "'19999':" in text
    assert "'学習':" in text


@pytest.mark.parametrize("text", ["", " ", "。", "\x00", "'", "\\", "a'b\\c", "😀", "\ufeff"])
def test_any_text_makes_a_vector(text):
    vector_text([(list(sentences(text)), "A")])
