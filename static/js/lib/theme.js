/** What a press of the switch leads to, from the stored theme ("light", "dark" or none) and the system's wish. */
export function oppositeTheme(stored, systemIsDark) {
  return isDark(stored, systemIsDark) ? "light" : "dark";
}

export function isDark(stored, systemIsDark) {
  return stored ? stored === "dark" : systemIsDark;
}
