// What happens without a new page is said: quietly when it went well, visibly and aloud when it did not.

/** For screen readers alone. */
export function say(sentence) {
  const at = document.querySelector('[data-status]');
  if (at) at.textContent = sentence;
}

/** A refusal or a fault, for everybody, until it is closed or a new page comes. */
export function complain(problem) {
  const toast = document.querySelector('[data-toast]');
  if (!toast) return;
  toast.querySelector('[data-toast-text]').textContent = problem.message;
  toast.querySelector('[data-toast-reload]').hidden = problem.reason !== 'form_outdated';
  toast.hidden = false;
}

/** What was complained about is over. */
export function settle() {
  const toast = document.querySelector('[data-toast]');
  if (toast) toast.hidden = true;
}

/** A refusal that a person can read. */
export class Refused extends Error {
  constructor(message, reason) {
    super(message);
    this.reason = reason;
  }
}

const away = 'We could not reach Picasso. Check your connection and try again.';
const outdated = 'You signed in or out in another tab. Reload this page, then try again.';

/** fetch, failing with a sentence for people; a page that left meanwhile needs none. */
export async function request(url, options) {
  try {
    return await fetch(url, options);
  } catch {
    throw new Refused(away, 'unreachable');
  }
}

/** The JSON of an answer; a refusal is thrown, and a reader who must sign in is sent to do so. */
export async function answered(response) {
  const answer = response.headers.get('content-type')?.includes('json') ? await response.json() : {};
  if (response.status === 401 && answer.signIn) location.assign(answer.signIn);
  if (response.ok) return answer;
  throw new Refused(
    answer.reason === 'form_outdated' ? outdated : answer.message ?? 'That did not work. Reload this page and try again.', answer.reason);
}

document.addEventListener('click', event => {
  if (event.target.closest?.('[data-toast-close]')) settle();
  if (event.target.closest?.('[data-toast-reload]')) location.reload();
});
