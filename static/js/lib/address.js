/** The address to hand on: the canonical one where the page names it, without query, with the given hash. */
export function addressOf(page, hash = "") {
  const canonical = page.querySelector('link[rel="canonical"]')?.href;
  return (canonical ?? page.location.href.split(/[?#]/)[0]) + hash;
}

/** The page's own title, without the site's name. */
export function titleOf(page) {
  return page.querySelector('meta[property="og:title"]')?.content ?? page.title;
}
