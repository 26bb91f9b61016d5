/* Entry of pages with comments: fetches the rest as the reader comes near. */
const near = new IntersectionObserver(seen => {
  if (!seen.some(entry => entry.isIntersecting)) return;
  near.disconnect();
  import("./elements/comment-composer.js");
  import("./elements/comment-thread.js");
}, { rootMargin: "100% 0%" });
for (const part of document.querySelectorAll("comment-thread, comment-composer")) near.observe(part);

const first = new AbortController();
for (const type of ["selectionchange", "pointerover", "focusin"]) {
  document.addEventListener(type, () => {
    first.abort();
    import("./elements/passage-tools.js");
    import("./elements/share-server.js");
  }, { signal: first.signal });
}
