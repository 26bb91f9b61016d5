/* How much there is to mend, on the button that opens the panel. Wagtail's own number there is that of the preview. */

export function followCount(panel) {
  const toggle = document.querySelector('[data-side-panel-toggle="checks"]');
  if (!toggle) return;
  const badge = document.createElement("span");
  badge.className = "content-checks-badge";
  toggle.append(badge);
  const show = () => {
    const section = panel.querySelector("#content-checks");
    const { count = "0", blocking = "0" } = section?.dataset ?? {};
    badge.hidden = count === "0";
    badge.textContent = count;
    badge.classList.toggle("blocking", blocking !== "0");
    badge.title = `内容の確認：${count}件`;
  };
  // Autosaving brings the section back with other findings.
  new MutationObserver(show).observe(panel, { childList: true, subtree: true });
  show();
}
