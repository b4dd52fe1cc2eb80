// Likes, follows and the theme without a new page: the same forms, answered with JSON.
import { answered, complain, request, say, settle } from './say.js';
import { count, text } from './texts.js';

/** Posts a form's own fields to an address; resolves to the answer, or redirects to the sign-in page. */
export async function post(url, form, extra) {
  const body = new URLSearchParams(new FormData(form));
  for (const [name, value] of Object.entries(extra ?? {})) body.set(name, value);
  const answer = await answered(await request(url, { method: 'POST', body, headers: { Accept: 'application/json' } }));
  settle();
  return answer;
}

/** Shows counts unless newer ones are already shown. */
export function showCounts({ id, likes, version, liked }) {
  for (const button of document.querySelectorAll(`[data-like="${CSS.escape(id)}"]`)) {
    if (liked !== undefined) {
      button.setAttribute('aria-pressed', String(liked));
      button.title = liked ? text('You like this') : text('Like');
      button.setAttribute('formaction', `/pictures/${id}/${liked ? 'unlike' : 'like'}`);
    }
    if (Number(button.dataset.version) > version) continue;
    button.dataset.version = version;
    const shown = button.querySelector('[data-likes]');
    if (shown && shown.textContent !== String(likes)) shown.textContent = likes;
    const word = button.querySelector('[data-likes-word]');
    if (word) word.textContent = count('like|likes', likes);
  }
}

async function like(button, form) {
  if (button.dataset.busy) return;
  button.dataset.busy = '1';
  try {
    const answer = await post(button.formAction, form);
    showCounts(answer);
    if (answer.liked) { button.classList.remove('beat'); void button.offsetWidth; button.classList.add('beat'); }
    say(`${answer.liked ? text('Liked.') : text('Like withdrawn.')} ${count('{0} like.|{0} likes.', answer.likes)}`);
  } catch (problem) { complain(problem); }
  finally { delete button.dataset.busy; }
}

async function follow(button, form) {
  if (button.dataset.busy) return;
  button.dataset.busy = '1';
  try {
    const { id, followers, followed } = await post(button.formAction, form);
    button.textContent = followed ? text('Following') : text('Follow');
    button.classList.toggle('button-primary', !followed);
    button.setAttribute('aria-pressed', String(followed));
    button.setAttribute('formaction', `/people/${id}/${followed ? 'unfollow' : 'follow'}`);
    document.querySelectorAll(`[data-followers="${CSS.escape(id)}"]`).forEach(at => { at.textContent = followers; });
  } catch (problem) { complain(problem); }
  finally { delete button.dataset.busy; }
}

function theme(button, form) {
  const now = document.documentElement.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  const next = now === 'dark' ? 'light' : 'dark';
  document.documentElement.dataset.theme = next;
  post(button.formAction, form, { theme: next }).catch(complain);
}

document.addEventListener('submit', event => {
  const button = event.submitter;
  // A visitor's buttons lead to signing in.
  if (!['act', 'theme'].includes(event.target.id) || !button || button.formMethod === 'get') return;
  const handle = button.matches('[data-like]') ? like : button.matches('[data-follow]') ? follow : button.matches('[data-theme-toggle]') ? theme : null;
  if (!handle) return;
  event.preventDefault();
  event.stopPropagation();
  handle(button, event.target);
}, true);
