// A form is sent once: a second click while the first is under way would be answered as a repeat, and only that answer be seen.
const sent = new Set();
// An answer that is a file leaves the page as it is: then the button may be used again.
const longest = 4000;

document.addEventListener('submit', event => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== 'post') return;
  const button = event.submitter ?? form;
  if (sent.has(button)) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  sent.add(button);
  setTimeout(() => sent.delete(button), longest);
}, true);

/** A new page has come: its forms were not sent yet. */
export function forgetSent() {
  sent.clear();
}
addEventListener('pageshow', forgetSent);
