// A form is sent once: a second click during the first request would be answered as a repeat, and only that answer would be shown.
const sent = new Set();
// An answer that is a file does not change the page: then the button is enabled again.
const longest = 4000;
// Sent by scripts of their own, which may be loaded later than this one.
const scripted = '[data-upload], [data-comment-form], [data-message-form]';

document.addEventListener('submit', event => {
  const form = event.target;
  // A form of a circuit is not a request: its component decides, and the user may correct it and send it again at once.
  if (event.defaultPrevented || form.method !== 'post' || 'circuit' in form.dataset || form.matches(scripted)) return;
  const button = event.submitter ?? form;
  if (sent.has(button)) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  sent.add(button);
  setTimeout(() => sent.delete(button), longest);
}, true);

// A file that is too large is refused before it is sent: the browser says why at the field, and does not send the form.
document.addEventListener('change', event => {
  const input = event.target;
  if (!input.matches('input[type="file"][data-too-large]')) return;
  input.setCustomValidity(input.files[0]?.size > Number(input.dataset.most) ? input.dataset.tooLarge : '');
  input.reportValidity();
});

// Filters apply when they are changed; without script their form has a button.
document.addEventListener('change', event => {
  if (event.target.closest('[data-apply]')) event.target.form.requestSubmit();
});

/** A new page is shown: its forms were not sent yet. */
export function forgetSent() {
  sent.clear();
}
addEventListener('pageshow', forgetSent);
