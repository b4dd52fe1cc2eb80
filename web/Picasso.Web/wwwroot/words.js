// What a photographer's software has written into a file: XMP, or else IPTC. It is read here, from the file's first and last bytes, and only shown in fields.
const looked = 512 * 1024;
const namespaces = {
  dc: 'http://purl.org/dc/elements/1.1/', photoshop: 'http://ns.adobe.com/photoshop/1.0/', iptc: 'http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
};
const latin = bytes => new TextDecoder('latin1').decode(bytes);

/** The values of a property: its list, its text, or its attribute. */
function valuesOf(xml, space, name) {
  const property = xml.getElementsByTagNameNS(namespaces[space], name)[0];
  const items = property ? [...property.getElementsByTagNameNS(namespaces.rdf, 'li')] : [];
  if (items.length) return items.map(item => item.textContent.trim()).filter(Boolean);
  const holder = [...xml.getElementsByTagNameNS(namespaces.rdf, 'Description')].find(one => one.hasAttributeNS(namespaces[space], name));
  const text = (property?.textContent ?? holder?.getAttributeNS(namespaces[space], name) ?? '').trim();
  return text ? [text] : [];
}

function xmpOf(bytes) {
  const text = latin(bytes);
  const [from, to] = [text.indexOf('<x:xmpmeta'), text.indexOf('</x:xmpmeta>')];
  if (from < 0 || to < from) return {};
  const xml = new DOMParser().parseFromString(new TextDecoder().decode(bytes.subarray(from, to + 12)), 'application/xml');
  if (xml.querySelector('parsererror')) return {};
  return {
    title: valuesOf(xml, 'dc', 'title')[0] ?? valuesOf(xml, 'photoshop', 'Headline')[0], description: valuesOf(xml, 'dc', 'description')[0],
    tags: valuesOf(xml, 'dc', 'subject'), alt: valuesOf(xml, 'iptc', 'AltTextAccessibility')[0], credit: valuesOf(xml, 'photoshop', 'Credit')[0],
  };
}

/** IPTC's record 2, in the resource 0x0404 of a JPEG or TIFF: a marker, record, dataset, length and value each. */
function iptcOf(bytes) {
  const found = { tags: [] };
  let at = latin(bytes).indexOf('8BIM\x04\x04');
  if (at < 0) return found;
  at += 6;
  at += 2 * Math.ceil((bytes[at] + 1) / 2) + 4;
  while (bytes[at] === 0x1C && at + 5 <= bytes.length) {
    const [record, dataset, length] = [bytes[at + 1], bytes[at + 2], bytes[at + 3] * 256 + bytes[at + 4]];
    const value = textOf(bytes.subarray(at + 5, at + 5 + length));
    if (record === 2 && dataset === 25) found.tags.push(value);
    const name = record === 2 && { 5: 'title', 105: 'title', 110: 'credit', 120: 'description' }[dataset];
    if (name) found[name] ??= value;
    at += 5 + length;
  }
  return found;
}

function textOf(bytes) {
  try { return new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim(); } catch { return new TextDecoder('windows-1252').decode(bytes).trim(); }
}

/** As a tag of the site: letters, digits and hyphens, 30 at most. */
const tagOf = word => word.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '').slice(0, 30);

/** Title, description, tags and alt text of a file; what it does not say is absent. */
export async function wordsOf(file) {
  const ends = [file.slice(0, looked), ...(file.size > looked ? [file.slice(Math.max(looked, file.size - looked))] : [])];
  const words = { tags: [] };
  for (const end of ends) {
    const bytes = new Uint8Array(await end.arrayBuffer());
    for (const found of [xmpOf(bytes), iptcOf(bytes)]) {
      for (const [name, value] of Object.entries(found)) {
        if (name !== 'tags' && value) words[name] ??= value;
      }
      if (!words.tags.length) words.tags = found.tags ?? [];
    }
  }
  const story = [words.description, words.credit && `Credit: ${words.credit}`].filter(Boolean).join('\n');
  return {
    title: words.title?.slice(0, 120), description: story.slice(0, 600), alt: words.alt?.slice(0, 500),
    tags: [...new Set(words.tags.map(tagOf).filter(Boolean))].slice(0, 15).join(', '),
  };
}
