// A page that the browser kept may be from before signing in or out: then it is read again.
const key = 'picasso.reader';
const reader = () => document.documentElement.dataset.reader;

/** Remembers, for all tabs, for whom the latest page was made. */
export function noteReader() {
  try { localStorage.setItem(key, reader()); } catch { /* Storage can be switched off; then kept pages are shown as they are. */ }
}

addEventListener('pageshow', event => {
  let latest = null;
  try { latest = localStorage.getItem(key); } catch { /* as above */ }
  if (event.persisted && latest && latest !== reader()) location.reload();
});
