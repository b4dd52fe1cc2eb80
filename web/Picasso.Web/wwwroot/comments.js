// Comments are sent, changed and deleted in place.
import { post } from './act.js';

async function send(form) {
  const section = form.closest('[data-comments]');
  const wrong = form.querySelector('[data-wrong]');
  const buttons = form.querySelectorAll('button');
  buttons.forEach(button => { button.disabled = true; });
  try {
    await post(form.action, form);
    await refresh(section.dataset.comments);
    document.querySelector('#comment-text')?.focus({ preventScroll: true });
  } catch (problem) {
    if (wrong) { wrong.textContent = problem.message; wrong.hidden = false; }
  } finally {
    buttons.forEach(button => { button.disabled = false; });
  }
}

/** Reads the comments again, unless the reader is writing one. */
export async function refresh(id, gently) {
  const section = document.querySelector(`[data-comments="${CSS.escape(id)}"]`);
  if (!section || (gently && [...section.querySelectorAll('textarea')].some(text => text.value !== text.defaultValue || text === document.activeElement))) return;
  const response = await fetch(`/fragments/pictures/${id}/comments`);
  if (!response.ok) return;
  const fresh = document.createRange().createContextualFragment(await response.text()).querySelector('[data-comments]');
  if (fresh) section.replaceWith(fresh);
}

document.addEventListener('submit', event => {
  if (!event.target.matches('[data-comment-form]')) return;
  event.preventDefault();
  event.stopPropagation();
  send(event.target);
}, true);
