// What scripts show, in the page's language: the English texts are the names of the others, which the page brings along.
export const language = document.documentElement.lang;

/** For dates and numbers: British for English, and the digits 0 to 9 in Arabic, as the server writes them. */
export const locale = { en: 'en-GB', ar: 'ar-u-nu-latn' }[language] ?? language;
/** Which way a list goes on: 1 to the right, -1 to the left. */
export const onward = document.dir === 'rtl' ? -1 : 1;
const texts = JSON.parse(document.getElementById('texts')?.textContent ?? '{}');
const categories = ['zero', 'one', 'two', 'few', 'many', 'other'];

/** A text with its values in place of {0}, {1} … */
export const text = (english, ...values) => fill(texts[english] ?? english, values);

/** The form of a text for a count, which is {0}: "{0} like|{0} likes". */
export function count(forms, number, ...more) {
  const all = (texts[forms] ?? forms).split('|');
  const at = all.length > 2 ? categories.indexOf(new Intl.PluralRules(language).select(number)) : number === 1 ? 0 : 1;
  return fill(all[at], [number, ...more]);
}

const fill = (form, values) => form.replace(/\{(\d)\}/g, (hole, at) => values[at] ?? hole);
