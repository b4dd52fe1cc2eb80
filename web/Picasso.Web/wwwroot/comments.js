// Comments are sent, changed and deleted without a new page.
import { post } from './act.js';
import { complain, request } from './say.js';

async function send(form) {
  const section = form.closest('[data-comments]');
  const buttons = form.querySelectorAll('button');
  buttons.forEach(button => { button.disabled = true; });
  try {
    await post(form.action, form);
    await refresh(section.dataset.comments);
    document.querySelector('#comment-text')?.focus({ preventScroll: true });
  } catch (problem) {
    if (problem.reason === 'idempotency_key_reused') await showStored(form, section.dataset.comments, problem);
    else wrong(form, problem);
  } finally { buttons.forEach(button => { button.disabled = false; }); }
}

function wrong(form, problem) {
  const [at, text] = [form.querySelector('[data-wrong]'), form.querySelector('textarea')];
  if (!at || problem.reason === 'form_outdated') return complain(problem);
  at.textContent = problem.message;
  at.hidden = false;
  text?.focus();
}

/** An earlier attempt was stored although its answer was lost: the list shows it, and the text stays in a form with a new key. */
async function showStored(form, id, problem) {
  const { value } = form.elements.text;
  await refresh(id);
  const fresh = document.querySelector('.comment-form');
  if (!fresh) return;
  fresh.elements.text.value = value;
  const wrong = fresh.querySelector('[data-wrong]');
  wrong.textContent = problem.message;
  wrong.hidden = false;
}

/** Reads the comments again, unless the reader is writing one. */
export async function refresh(id, gently) {
  const section = document.querySelector(`[data-comments="${CSS.escape(id)}"]`);
  if (!section || (gently && [...section.querySelectorAll('textarea')].some(text => text.value !== text.defaultValue || text === document.activeElement))) return;
  const response = await request(`/fragments/pictures/${id}/comments`).catch(() => null);
  if (!response?.ok) return;
  const fresh = document.createRange().createContextualFragment(await response.text()).querySelector('[data-comments]');
  if (fresh) section.replaceWith(fresh);
}

document.addEventListener('submit', event => {
  if (!event.target.matches('[data-comment-form]')) return;
  event.preventDefault();
  event.stopPropagation();
  send(event.target);
}, true);
