// Publishes chosen drafts one after the other, without a new page: files that are on their way go on. Without script one form publishes all of them.
import { complain, answered, request, settle } from './say.js';
import { text } from './texts.js';

const most = 50;
const picks = () => [...document.querySelectorAll('[data-drafts] [data-pick]')];
const form = () => document.querySelector('[data-publish-many]');
let publishing = false;

async function publish(button) {
  const chosen = picks().filter(pick => pick.checked).map(pick => pick.value);
  settle();
  if (publishing) return;
  if (!chosen.length || chosen.length > most) return complain(new Error(chosen.length ? text('Choose at most {0} drafts at once.', most) : text('Choose the drafts first.')));
  publishing = true;
  const counts = { published: 0, refused: 0 };
  try {
    for (const [index, id] of chosen.entries()) {
      status(text('Publishing {0} of {1}…', index + 1, chosen.length));
      const outcome = await publishOne(id);
      counts[outcome.message ? 'refused' : 'published']++;
      show(outcome);
    }
    status([text('{0} published.', counts.published), counts.refused && text('{0} not: the reason is beside each.', counts.refused)].filter(Boolean).join(' '));
  } catch (problem) {
    status(text('{0} of {1} published.', counts.published, chosen.length));
    complain(problem);
  } finally {
    publishing = false;
    if (!button.isConnected || button.closest('[hidden]')) document.querySelector('#drafts-title')?.scrollIntoView({ block: 'nearest' });
  }
}

async function publishOne(id) {
  const body = new URLSearchParams(new FormData(form()));
  body.delete('drafts');
  body.append('drafts', id);
  const { outcomes } = await answered(await request(form().action, { method: 'POST', body, headers: { Accept: 'application/json' } }));
  return outcomes[0];
}

function show({ id, message, gone, check }) {
  const row = document.querySelector(`[data-draft="${CSS.escape(id)}"]`);
  if (!row) return;
  const wrong = row.querySelector('[data-draft-wrong]');
  if (!message && !check) return remove(row);
  wrong.textContent = message ?? `${text('Published. The file may be damaged:')} `;
  wrong.hidden = false;
  const pick = row.querySelector('[data-pick]');
  pick.setAttribute('aria-describedby', wrong.id);
  if (!check && !gone) return;
  // It is no draft any more: only the sentence stays until the next page.
  pick.checked = false;
  pick.disabled = true;
  row.querySelector('.draft-tools').replaceChildren();
  if (gone) return;
  const link = Object.assign(document.createElement('a'), { href: check, textContent: text('check its preview') });
  wrong.append(link);
}

function remove(row) {
  const focused = row.contains(document.activeElement);
  const near = row.nextElementSibling ?? row.previousElementSibling;
  row.remove();
  if (focused) (near?.querySelector('[data-pick]') ?? document.querySelector('[data-queue-files]'))?.focus();
  showTools();
}

function status(sentence) {
  const at = document.querySelector('[data-publish-status]');
  if (at) at.textContent = sentence;
}

/** Shows the tools of the list when there is something to choose. */
export function showTools() {
  const [list, tools] = [document.querySelector('[data-drafts]'), form()];
  if (!list || !tools) return;
  document.querySelector('[data-no-drafts]').hidden = list.children.length > 0;
  tools.hidden = !picks().length && !tools.contains(document.activeElement);
}

document.addEventListener('click', event => {
  const button = event.target.closest?.('[data-publish]');
  if (button) { event.preventDefault(); publish(button); }
  if (!event.target.closest?.('[data-pick-all]')) return;
  const all = picks().filter(pick => !pick.disabled);
  const choose = all.slice(0, most).some(pick => !pick.checked);
  all.forEach((pick, index) => { pick.checked = choose && index < most; });
});

// A thumbnail is made when it is first requested; many at once may have to wait.
const tries = new WeakMap();
document.addEventListener('error', event => {
  const image = event.target;
  const tried = tries.get(image) ?? 0;
  if (!image.matches?.('[data-thumbnail]') || tried >= 3) return;
  tries.set(image, tried + 1);
  setTimeout(() => { image.src = `${image.src.split('?')[0]}?again=${tried + 1}`; }, 3000 * (tried + 1));
}, true);
