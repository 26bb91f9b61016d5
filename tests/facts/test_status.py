from facts.status import Status


def test_the_vocabulary_is_that_of_the_house_from_the_surest_down():
    assert [(status.value, status.label) for status in Status] == [
        ("official", "公式"),
        ("reported", "報道"),
        ("estimated", "推計"),
        ("leaked", "リーク"),
        ("speculated", "推測"),
        ("refuted", "否定"),
    ]
