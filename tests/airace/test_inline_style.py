import pytest

from airace.inline_style import style_hash


def test_a_page_without_a_style_is_refused():
    with pytest.raises(ValueError, match="style"):
        style_hash("<p>none</p>")


def test_the_hash_is_that_of_the_content_to_the_byte():
    # echo -n 'a{}' | openssl dgst -sha256 -binary | base64
    assert style_hash("<style>a{}</style>") != style_hash("<style>a{} </style>")
    assert style_hash("<style>a{}</style>").startswith("'sha256-")
