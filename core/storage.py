"""Static files with their content's hash in the name, so that a browser may keep them for a year."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Also rewrites the relative `import` lines of JavaScript modules to hashed names."""

    support_js_module_import_aggregation = True
    max_post_process_passes = 12  # the longest chain of imports, and one more
