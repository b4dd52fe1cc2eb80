// Arranges the digits of a card while they are typed at the end of the field. Changes inside the text, and deletions, stay as typed.
const arrangements = {
  'card-number': digits => (/^3[47]/.test(digits) ? /^(.{0,4})(.{0,6})(.{0,9})/ : /^(.{0,4})(.{0,4})(.{0,4})(.{0,4})(.{0,3})/)
    .exec(digits).slice(1).filter(group => group).join(' '),
  'card-expiry': digits => {
    const whole = /^[2-9]/.test(digits) ? `0${digits}` : digits;
    return whole.length < 2 ? whole : `${whole.slice(0, 2)} / ${whole.slice(2, 4)}`;
  },
};

document.addEventListener('input', event => {
  const input = event.target;
  const arrange = arrangements[input.dataset?.typed];
  if (!arrange || event.inputType?.startsWith('delete') || input.selectionStart !== input.value.length) return;
  // A year of four digits is typed as it is.
  if (input.dataset.typed === 'card-expiry' && /\/\s*\d{3}/.test(input.value)) return;
  input.value = arrange(input.value.replace(/\D/g, ''));
});
