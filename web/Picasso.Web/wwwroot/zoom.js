// The largest preview over the whole screen; without script the link opens it as an image.
document.addEventListener('click', event => {
  const link = event.target.closest?.('[data-zoom]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  event.stopPropagation();
  const dialog = document.createElement('dialog');
  dialog.className = 'zoom';
  const image = document.createElement('img');
  image.src = link.href;
  image.alt = (link.querySelector('img') ?? link.parentElement.querySelector('img')).alt;
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = '×';
  close.setAttribute('aria-label', 'Close');
  dialog.append(image, close);
  dialog.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => { dialog.remove(); link.focus(); });
  document.body.append(dialog);
  dialog.showModal();
}, true);
