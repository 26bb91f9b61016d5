/* Wagtail begins to watch a form for changes two seconds after it is ready, and takes what was typed by then for its
   first state: it would neither be saved by itself nor be asked for when leaving. Here it counts as a change. */
(() => {
  let edited = null;

  function note(event) {
    if (event.isTrusted) edited = event.target.closest("form[data-edit-form]") ?? edited;
  }

  function tell(event) {
    document.removeEventListener("input", note);
    if (event.target === edited) edited.dataset.wUnsavedForceValue = "true";
  }

  document.addEventListener("input", note);
  document.addEventListener("w-unsaved:watch-edits", tell, { once: true });
})();
