"""The wording in locale/: compiled, complete, and with every blank of the original kept."""

import gettext
import io
import re
from pathlib import Path

import django_filters
import pytest
import taggit
import wagtail
from django.utils.translation import gettext as translated
from django.utils.translation import ngettext

from airace.message_catalogs import LOCALE, compiled, messages

JAPANESE = LOCALE / "ja" / "LC_MESSAGES"
DOMAINS = ["django", "djangojs"]
BLANK = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}|<[^>]+>")
# Where Wagtail itself has nothing to put: it would say "None".
NOT_TOLD = {"%(model_name)s"}
# Latin that stays: markup, names, keys of the keyboard, abbreviations and the words typed into a URL or a field.
KEPT = re.compile(
    BLANK.pattern + r"|https?://\S+|(?<![A-Za-z])(?:Wagtail|URL|API|JSON|JavaScript|UTC|CSV|XLSX|ID|OS|Enter|Embedly|"
    r"v2|v3|from|to)(?![A-Za-z])"
)


def catalogue(domain):
    return list(messages((JAPANESE / f"{domain}.po").read_text(encoding="utf-8")))


def entries(domain):
    return [message for message in catalogue(domain) if message.msgid]


def blanks(text):
    return set(BLANK.findall(text))


@pytest.mark.parametrize("domain", DOMAINS)
def test_the_compiled_catalogue_is_that_of_the_text(domain):
    text = (JAPANESE / f"{domain}.po").read_text(encoding="utf-8")
    assert (JAPANESE / f"{domain}.mo").read_bytes() == compiled(text), "run `make messages`"


@pytest.mark.parametrize("domain", DOMAINS)
def test_gettext_reads_every_entry_back(domain):
    text = (JAPANESE / f"{domain}.po").read_text(encoding="utf-8")
    translation = gettext.GNUTranslations(io.BytesIO(compiled(text)))
    for message in entries(domain):
        if message.msgid_plural:
            assert translation.ngettext(message.msgid, message.msgid_plural, 3) == message.forms[0]
        elif message.msgctxt:
            assert translation.pgettext(message.msgctxt, message.msgid) == message.forms[0]
        else:
            assert translation.gettext(message.msgid) == message.forms[0]


def test_a_message_may_run_over_several_lines_and_bear_a_context():
    text = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    text += 'msgctxt "verb"\nmsgid ""\n"to "\n"open"\nmsgstr "開く\\n"\n"とき"\n\n#~ msgid "gone"\n#~ msgstr "なし"\n'
    translation = gettext.GNUTranslations(io.BytesIO(compiled(text)))
    assert translation.pgettext("verb", "to open") == "開く\nとき"
    assert translation.gettext("gone") == "gone"


@pytest.mark.parametrize("domain", DOMAINS)
def test_no_message_is_given_twice_or_left_empty(domain):
    keys = [message.key for message in entries(domain)]
    assert len(keys) == len(set(keys))
    assert [m.msgid for m in entries(domain) if len(m.forms) != 1 or not m.forms[0].strip()] == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_each_blank_and_tag_of_the_original_is_kept_and_none_is_added(domain):
    wrong = []
    for message in entries(domain):
        one, many = blanks(message.msgid), blanks(message.msgid_plural or message.msgid)
        needed = (one & many) - (NOT_TOLD if "%(items_count)s" in message.msgid else set())
        if not needed <= blanks(message.forms[0]) <= one | many:
            wrong.append((message.msgid, message.forms[0]))
    assert wrong == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_no_english_word_is_left_in_the_japanese(domain):
    left = {m.msgid: m.forms[0] for m in entries(domain) if re.search("[A-Za-z]{2}", KEPT.sub("", m.forms[0]))}
    assert left == {}


def originals(domain):
    """The English catalogues of Wagtail and taggit, whose parts we have installed."""
    installed = ["", "admin", "images", "documents", "snippets", "users", "sites", "search", "embeds"]
    installed += ["contrib/redirects", "contrib/settings", "contrib/typed_table_block"]
    folders = [Path(wagtail.__file__).parent / app for app in installed] + [Path(taggit.__file__).parent]
    return [path for folder in folders for path in sorted(folder.glob(f"locale/en/LC_MESSAGES/{domain}.po"))]


@pytest.mark.parametrize("domain", DOMAINS)
def test_everything_an_editor_can_meet_is_said_in_japanese(domain):
    """Fails after an upgrade of Wagtail that brought new words: translate them in locale/."""
    wanted, said = {}, {message.key for message in entries(domain)}
    for english in originals(domain):
        wanted |= {m.key: m.msgid for m in messages(english.read_text(encoding="utf-8")) if m.msgid}
        theirs = english.parents[2] / "ja" / "LC_MESSAGES" / english.name
        if theirs.exists():
            said |= {m.key for m in messages(theirs.read_text(encoding="utf-8")) if any(m.forms)}
    assert len(wanted) > 50
    assert [msgid for key, msgid in wanted.items() if key not in said] == []


def test_the_filters_of_lists_are_said_in_japanese():
    french = Path(django_filters.__file__).parent / "locale" / "fr" / "LC_MESSAGES" / "django.po"
    for name in ("Today", "Yesterday", "Past 7 days", "This month", "This year"):
        assert any(m.msgid == name for m in messages(french.read_text(encoding="utf-8")))
        assert translated(name) != name


def test_the_project_has_the_last_word_over_wagtail():
    assert translated("Unpublish") == "非公開にする"
    assert translated("Save Draft") == "下書きを保存"
    assert ngettext("Used %(usage_count)s time", "Used %(usage_count)s times", 2) % {"usage_count": 2} == "2か所で使用"


@pytest.mark.django_db
def test_the_scripts_of_the_admin_get_our_words_too(client, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("admin", "admin@example.com", "a-long-password"))
    catalogue = client.get("/cms/jsi18n/").content.decode()
    assert '"Collapse all": "\\u3059\\u3079\\u3066\\u9589\\u3058\\u308b"' in catalogue
