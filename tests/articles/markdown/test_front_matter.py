import json

from articles.markdown.front_matter import front_matter
from tests.factories.naughty import naughty_strings


def lines_of(facts):
    first, *lines, last = front_matter(facts).split("\n")
    assert first == last == "---"
    return dict(line.split(": ", 1) for line in lines)


def test_each_value_is_one_line_that_json_reads_back():
    facts = {"title": '引用"と\\と\n改行：---', "topics": ["一", "二"]}
    assert {name: json.loads(value) for name, value in lines_of(facts).items()} == facts


def test_what_is_empty_is_left_out():
    assert lines_of({"title": "題", "updated": "", "topics": []}) == {"title": '"題"'}


def test_no_string_breaks_it():
    texts = [text.encode(errors="ignore").decode() for text in naughty_strings()]
    assert [json.loads(lines_of({"title": text})["title"]) for text in texts if text] == [t for t in texts if t]


def test_characters_that_yaml_refuses_are_escaped():
    assert lines_of({"title": "a\x7f\x85\u2028b\ud800"})["title"] == '"a\\u007f\\u0085\\u2028b"'
