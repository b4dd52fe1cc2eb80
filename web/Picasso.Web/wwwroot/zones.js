// The time zone of this device is chosen in a form that asks for one, until another one is.
document.addEventListener('focusin', event => {
  const select = event.target.closest('[data-zones]')?.querySelector('select[name="zone"]');
  if (!select || select.dataset.zone === 'chosen') return;
  select.dataset.zone = 'chosen';
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if ([...select.options].some(option => option.value === zone)) select.value = zone;
});
