// The upload form with a preview before, and progress during, the upload. Without script it is a plain form.

function choose(form, file) {
  const drop = form.querySelector('[data-drop]');
  const preview = form.querySelector('[data-preview]');
  if (preview.src) URL.revokeObjectURL(preview.src);
  if (!file) return;
  preview.onload = () => { preview.hidden = false; drop.classList.add('has-file'); };
  preview.onerror = () => { preview.hidden = true; drop.classList.remove('has-file'); };
  preview.src = URL.createObjectURL(file);
  form.querySelector('[data-file-name]').textContent = `${file.name} · ${(file.size / 1e6).toFixed(1)} MB`;
  const title = form.elements.title;
  if (!title.value) title.value = file.name.replace(/\.[^.]+$/, '').replace(/[-_]+/g, ' ').slice(0, 120);
  wrong(form, '');
}

function wrong(form, sentence, field) {
  form.querySelectorAll('[aria-invalid]').forEach(input => input.removeAttribute('aria-invalid'));
  const at = form.querySelector('[data-wrong]');
  at.textContent = sentence;
  at.hidden = !sentence;
  const input = field && form.elements[{ alt_text: 'altText' }[field] ?? field];
  if (input?.focus) { input.setAttribute('aria-invalid', 'true'); input.focus(); }
}

// An earlier try was stored although its answer was lost. Another file needs another key to become a picture of its own.
function stored(form, answer) {
  const box = form.querySelector('[data-stored]');
  box.hidden = !answer.view;
  if (!answer.view) return;
  box.querySelector('[data-view]').href = answer.view;
  box.querySelector('[data-edit]').href = answer.edit;
  if (answer.uploadId) form.elements.uploadId.value = answer.uploadId;
}

function stage(form, sentence, percent) {
  const box = form.querySelector('[data-progress]');
  const bar = box.querySelector('progress');
  box.hidden = sentence === null;
  if (sentence === null) return;
  box.querySelector('[data-stage]').textContent = sentence;
  if (percent === undefined) bar.removeAttribute('value'); else bar.value = percent;
}

function send(form) {
  const file = form.querySelector('[data-file]').files[0];
  const button = form.querySelector('[data-send]');
  const data = new FormData(form);
  data.delete('file');
  data.append('size', file.size);
  data.append('file', file);
  const request = new XMLHttpRequest();
  const restore = (sentence, answer = {}) => {
    button.disabled = false;
    stage(form, null);
    wrong(form, sentence, answer.field);
    stored(form, answer);
  };
  request.upload.onprogress = event => {
    const percent = Math.floor(100 * event.loaded / event.total);
    if (percent < 100) stage(form, `Uploading, ${percent} %`, percent);
  };
  request.upload.onload = () => stage(form, 'Checking the picture and making previews…');
  request.onerror = () => restore('The connection was lost. Your form is as you left it; please try again.');
  request.onload = () => {
    let answer = {};
    try { answer = JSON.parse(request.responseText); } catch { /* an answer of no use; the sentence below says so */ }
    if (request.status < 300 && answer.location) location.assign(answer.location);
    else if (answer.signIn) location.assign(answer.signIn);
    else restore(answer.message ?? 'The upload did not work. Load this page again and retry.', answer);
  };
  request.open('POST', form.action);
  request.setRequestHeader('Accept', 'application/json');
  button.disabled = true;
  wrong(form, '');
  stored(form, {});
  stage(form, 'Uploading', 0);
  request.send(data);
}

document.addEventListener('change', event => {
  if (event.target.matches('[data-file]')) choose(event.target.form, event.target.files[0]);
});
document.addEventListener('submit', event => {
  if (!event.target.matches('[data-upload]')) return;
  event.preventDefault();
  event.stopPropagation();
  send(event.target);
}, true);
for (const [name, over] of [['dragover', true], ['dragleave', false], ['drop', false]]) {
  document.addEventListener(name, event => {
    const drop = event.target.closest?.('[data-drop]');
    if (!drop) return;
    event.preventDefault();
    drop.classList.toggle('is-over', over);
    if (name !== 'drop' || !event.dataTransfer.files.length) return;
    const input = drop.querySelector('[data-file]');
    input.files = event.dataTransfer.files;
    choose(input.form, input.files[0]);
  });
}
