const PAUSES_MS = [1000, 3000, 8000, null];

/** Posts JSON, the very same again while the connection or the server fails. Gives JSON with its HTTP `code`, or null. */
export async function deliver(url, content) {
  const headers = { "Content-Type": "application/json" }, token = document.querySelector("[name=csrfmiddlewaretoken]");
  if (token) headers["X-CSRFToken"] = token.value;
  for (const pause of PAUSES_MS) {
    let answer = null;
    try {
      const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(content) });
      const told = response.json();
      answer = { ...await (response.ok ? told : told.catch(() => ({}))), code: response.status };
    } catch { /* no connection */ }
    if (answer?.code < 500 || pause === null) return answer;
    await new Promise(done => setTimeout(done, pause));
  }
}

/** What stays on this device. */
export function kept(name) {
  try { return JSON.parse(localStorage.getItem(name)); } catch { return null; }
}

export function keep(name, value) {
  try {
    if (value) localStorage.setItem(name, JSON.stringify(value));
    else localStorage.removeItem(name);
  } catch { /* refused or full */ }
}

const posted = /\bposted=([\da-f]{8})/.exec(location.search)?.[1];
if (posted) keep("posted", [posted, ...kept("posted") ?? []].slice(0, 50));

/** Whether a submission got in by way of the confirm page: the page after it tells how its id begins. */
export function isStored(id) {
  return kept("posted")?.includes(id.slice(0, 8));
}
