/* Wagtail may save an article by itself while it is being saved by hand. The server then takes the two for two windows,
   and a new article for two. So a press waits for what is on its way, and what has not left by then stays. */
(() => {
  const PATIENCE = 10_000;
  let planned = null;
  let timer = null;
  let isOnItsWay = false;

  /* Wagtail tells of a save before it waits for a pause; it looks once more whether it was prevented when it goes. */
  document.addEventListener("w-autosave:save", (event) => {
    planned = event;
    clearTimeout(timer);
    timer = setTimeout(() => {
      isOnItsWay = !event.defaultPrevented;
      planned = null;
    }, Number(event.target.dataset.wAutosaveIntervalValue) || 0);
  });

  for (const type of ["w-autosave:success", "w-autosave:error"]) {
    document.addEventListener(type, () => (isOnItsWay = false));
  }

  /* After the questions before publishing, which listen on the window. */
  document.addEventListener("click", hold, { capture: true });
  document.addEventListener("submit", (event) => isOfEditor(event.target) && forget(), { capture: true });

  function hold(event) {
    const button = event.target.closest?.("button");
    const isSending = button && isOfEditor(button.form) && (button.type === "submit" || isWorkflow(button));
    if (!isSending) return;
    if (!isOnItsWay) {
      if (isWorkflow(button)) forget(); // its form leaves without an event
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    arrived().then(() => button.click());
  }

  function forget() {
    planned?.preventDefault();
    planned = null;
  }

  function arrived() {
    const start = Date.now();
    return new Promise((resolve) => {
      (function look() {
        if (isOnItsWay && Date.now() - start < PATIENCE) return setTimeout(look, 50);
        isOnItsWay = false;
        resolve();
      })();
    });
  }

  function isOfEditor(form) {
    return Boolean(form?.matches?.("form[data-edit-form]"));
  }

  function isWorkflow(button) {
    return "workflowActionName" in button.dataset;
  }
})();
