import json

from django.core.management import call_command


def test_modules_import_each_other_by_hashed_names(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": "core.storage.HashedStaticFilesStorage"}}
    call_command("collectstatic", verbosity=0, interactive=False)
    names = json.loads((tmp_path / "staticfiles.json").read_text())["paths"]
    entry = (tmp_path / names["js/site.js"]).read_text()
    assert names["js/elements/sharing.js"].rsplit("/", 1)[1] in entry
    assert (tmp_path / f"{names['css/base.css']}.gz").exists()
