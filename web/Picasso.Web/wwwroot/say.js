// Messages of actions without a new page: a success for screen readers, an error visibly and as an alert.
import { text } from './texts.js';

/** For screen readers only. */
export function say(sentence) {
  const at = document.querySelector('[data-status]');
  if (at) at.textContent = sentence;
}

/** An error, for all readers, until it is closed or a new page is shown. */
export function complain(problem) {
  const toast = document.querySelector('[data-toast]');
  if (!toast) return;
  toast.querySelector('[data-toast-text]').textContent = problem.message;
  toast.querySelector('[data-toast-reload]').hidden = problem.reason !== 'form_outdated';
  toast.hidden = false;
}

/** Removes the error. */
export function settle() {
  const toast = document.querySelector('[data-toast]');
  if (toast) toast.hidden = true;
}

/** An error with a sentence for the reader. */
export class Refused extends Error {
  constructor(message, reason) {
    super(message);
    this.reason = reason;
  }
}

const away = text('We could not reach Picasso. Check your connection and try again.');
const outdated = text('You signed in or out in another tab. Reload this page, then try again.');

/** fetch that fails with a sentence for the reader; a page that was left needs none. */
export async function request(url, options) {
  try {
    return await fetch(url, options);
  } catch {
    throw new Refused(away, 'unreachable');
  }
}

/** The JSON of an answer; an error is thrown, and a reader who must sign in is redirected. */
export async function answered(response) {
  const answer = response.headers.get('content-type')?.includes('json') ? await response.json() : {};
  if (response.status === 401 && answer.signIn) location.assign(answer.signIn);
  if (response.ok) return answer;
  throw new Refused(
    answer.reason === 'form_outdated' ? outdated : answer.message ?? text('That did not work. Reload this page and try again.'), answer.reason);
}

document.addEventListener('click', event => {
  if (event.target.closest?.('[data-toast-close]')) settle();
  if (event.target.closest?.('[data-toast-reload]')) location.reload();
});
