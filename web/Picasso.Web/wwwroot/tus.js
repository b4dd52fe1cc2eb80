// Sends a file in pieces by the tus protocol (tus.io). After a broken connection, a closed laptop or a restarted server it asks how much has arrived, and goes on.
import { Refused } from './say.js';
import { text } from './texts.js';

const endpoint = '/upload/resumable';
const pieceBytes = 8 * 1024 * 1024;
const longestWait = 30_000;
// What a later request may get over: no answer, a server that starts, another call that still runs, a piece that was damaged.
const passingStatus = status => status === 0 || status === 408 || status === 423 || status === 460 || status >= 500;
const passingReasons = new Set(['offset_mismatch', 'too_many_uploads', 'too_many_uploads_waiting']);
const lastingReasons = new Set(['storage_full']);

const base64 = text => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
const keyOf = file => `picasso.upload:${file.name}:${file.size}:${file.lastModified}`;

/** The id under which this browser has sent a part of this file; null when it has not. */
export function recall(file) {
  try { return localStorage.getItem(keyOf(file)); } catch { return null; }
}

/** Remembers the id of a file, so that the file goes on when it is chosen again; null forgets it. */
export function remember(file, uploadId) {
  try {
    if (uploadId) localStorage.setItem(keyOf(file), uploadId); else localStorage.removeItem(keyOf(file));
  } catch { /* A browser that keeps nothing starts over after the page is closed. */ }
}

/** A request of the protocol; resolves to its answer, with status 0 for none. Only this kind of request reports how much was sent. */
function call(method, url, headers, body, { signal, onSent } = {}) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    const end = settle => () => { signal?.removeEventListener('abort', stop); settle(); };
    request.open(method, url);
    request.setRequestHeader('Tus-Resumable', '1.0.0');
    request.setRequestHeader('Accept', 'application/json');
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = event => onSent?.(event.loaded);
    request.onload = request.onerror = request.ontimeout = end(() => resolve(request));
    request.onabort = end(() => reject(signal.reason));
    if (signal?.aborted) return reject(signal.reason);
    signal?.addEventListener('abort', stop);
    request.send(body ?? null);
  });
}

/** The error of an answer; null for one that a later request may get over. */
function refusalOf(answer) {
  let said = {};
  try { said = JSON.parse(answer.responseText); } catch { /* An answer of no use; the sentence below says so. */ }
  if (passingReasons.has(said.reason) || passingStatus(answer.status) && !lastingReasons.has(said.reason)) return null;
  const refused = new Refused(said.message ?? text('The upload did not work. Load this page again and retry.'), said.reason);
  refused.signIn = said.signIn;
  return refused;
}

/** Until the time is over, or the connection is back. */
function pause(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    const done = () => { clearTimeout(timer); removeEventListener('online', done); signal?.removeEventListener('abort', done); signal?.aborted ? reject(signal.reason) : resolve(); };
    const timer = setTimeout(done, milliseconds);
    addEventListener('online', done);
    signal?.addEventListener('abort', done);
  });
}

/** Begins the upload, or finds it as it is; resolves to the stored bytes. */
async function begin(file, uploadId, words, signal) {
  const metadata = Object.entries({ uploadid: uploadId, filename: file.name.slice(-200), filetype: file.type, ...words })
    .filter(([, value]) => value).map(([name, value]) => `${name} ${base64(value)}`).join(',');
  const answer = await call('POST', endpoint, { 'Upload-Length': file.size, 'Upload-Metadata': metadata }, null, { signal });
  if (answer.status !== 201) return { answer };
  return { answer, offset: Number(answer.getResponseHeader('Upload-Offset')) };
}

async function append(file, uploadId, offset, { signal, onProgress }) {
  const piece = file.slice(offset, offset + pieceBytes);
  const answer = await call('PATCH', `${endpoint}/${uploadId}`, { 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': offset }, piece, {
    signal, onSent: sent => onProgress?.(Math.min(offset + sent, file.size)),
  });
  return answer.status === 204 ? { answer, offset: Number(answer.getResponseHeader('Upload-Offset')) } : { answer };
}

/**
 * Stores all bytes of a file under an upload's id, however often the connection breaks.
 * @param signal Stops it; what has arrived stays, and the same call goes on from there.
 * @param words Title, description, tags, alt text and price for its draft.
 * @param onProgress Takes the bytes that were sent.
 * @param onWaiting Takes whether it waits for the connection.
 * @throws Refused when trying again is of no use.
 */
export async function sendFile(file, uploadId, { signal, words = {}, onProgress, onWaiting } = {}) {
  let offset = null;
  let [reached, failures] = [-1, 0];
  while (offset === null || offset < file.size) {
    // After a failure the server knows best how much has arrived.
    const step = offset === null ? await begin(file, uploadId, words, signal) : await append(file, uploadId, offset, { signal, onProgress });
    if (step.offset !== undefined) {
      offset = step.offset;
      if (offset > reached) [reached, failures] = [offset, 0];
      onWaiting?.(false);
      onProgress?.(offset);
      continue;
    }
    const refused = refusalOf(step.answer);
    if (refused) throw refused;
    offset = null;
    onWaiting?.(true);
    await pause(Math.min(longestWait, 500 * 2 ** failures++) * (0.75 + Math.random() / 2), signal);
  }
}

/** Deletes what has arrived. A call that was stopped may still be ending; what stays then expires. */
export async function cancelUpload(uploadId) {
  for (let wait = 250; wait < 8_000; wait *= 2) {
    const answer = await call('DELETE', `${endpoint}/${uploadId}`, {});
    if (!passingStatus(answer.status)) return;
    await pause(wait);
  }
}
