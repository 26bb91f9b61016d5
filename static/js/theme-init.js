/* Blocking and tiny: the stored theme is set, and the working of scripts marked, before anything is drawn. */
(root => {
  root.classList.add("js");
  try { if (localStorage.theme) root.dataset.theme = localStorage.theme; } catch { /* storage refused: the system's theme stays */ }
})(document.documentElement);
