// The largest preview over the whole screen: zoomed, and exchanged for its neighbours in the list that the reader came from. Without script the
// link opens it as an image.
import { comeFrom, largest, placeOf } from './lists.js';
import { onward, text as said } from './texts.js';

const swipe = 60;
const step = 120;

document.addEventListener('click', event => {
  const link = event.target.closest?.('[data-zoom]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  event.stopPropagation();
  open(link);
}, true);

function open(link) {
  const shown = link.querySelector('img') ?? link.parentElement.querySelector('img');
  const own = document.querySelector('[data-picture]')?.dataset.picture;
  const from = placeOf();
  const listed = from?.cards ?? [];
  const start = Math.max(0, listed.findIndex(card => card.id === own));
  const cards = listed[start]?.id === own && own ? listed : [{ alt: shown.alt, title: document.querySelector('h1')?.textContent.trim() ?? '' }];
  cards[start].src = shown ? largest(shown) : link.href;
  const viewer = build(cards.length > 1);
  let at = start;

  const show = index => {
    if (index < 0 || index >= cards.length) return;
    at = index;
    enlarge(viewer, false);
    [viewer.image.src, viewer.image.alt] = [cards[at].src, cards[at].alt];
    viewer.title.textContent = cards[at].title;
    // A disabled button would lose the focus, and the arrow keys with it.
    viewer.previous.ariaDisabled = String(at === 0);
    viewer.next.ariaDisabled = String(at === cards.length - 1);
    if (cards[at + 1]) new Image().src = cards[at + 1].src;
  };
  viewer.previous.addEventListener('click', () => show(at - 1));
  viewer.next.addEventListener('click', () => show(at + 1));
  viewer.size.addEventListener('click', () => enlarge(viewer, !isLarge(viewer)));
  viewer.close.addEventListener('click', () => viewer.dialog.close());
  viewer.frame.addEventListener('click', event => touchPicture(viewer, event));
  viewer.image.addEventListener('load', () => fit(viewer));
  viewer.dialog.addEventListener('keydown', event => press(viewer, event, direction => show(at + direction)));
  onSwipe(viewer, direction => show(at + direction));
  viewer.dialog.addEventListener('close', () => {
    viewer.dialog.remove();
    link.focus();
    if (at === start) return;
    // The page of the picture that was seen last, in the place of this one: the way back still leads to the list.
    comeFrom(from);
    location.replace(cards[at].url);
  });
  show(start);
  document.body.append(viewer.dialog);
  viewer.dialog.showModal();
}

function build(several) {
  const make = (kind, name, text) => Object.assign(document.createElement(kind), { className: name, textContent: text ?? '' });
  const button = (name, sign, label) => Object.assign(make('button', name, sign), { type: 'button', ariaLabel: label });
  const viewer = {
    dialog: make('dialog', 'zoom'), frame: make('div', 'zoom-frame'), image: make('img'), words: make('p', 'zoom-words'), title: make('bdi'),
    close: button('zoom-close', '×', said('Close')), size: button('zoom-size', '+', said('Actual size')),
    previous: button('zoom-previous', '‹', said('Previous picture')), next: button('zoom-next', '›', said('Next picture')),
  };
  viewer.dialog.ariaLabel = said('Picture viewer');
  viewer.words.role = 'status';
  viewer.words.append(viewer.title);
  viewer.frame.append(viewer.image);
  viewer.previous.hidden = viewer.next.hidden = !several;
  viewer.dialog.append(viewer.close, viewer.size, viewer.previous, viewer.next, viewer.frame, viewer.words);
  return viewer;
}

const isLarge = viewer => viewer.dialog.classList.contains('is-large');

/** Where the whole picture is within the frame. */
function area({ image, frame }) {
  const scale = Math.min(frame.clientWidth / image.naturalWidth, frame.clientHeight / image.naturalHeight);
  const [width, height] = [image.naturalWidth * scale, image.naturalHeight * scale];
  return { scale, width, height, x: (frame.clientWidth - width) / 2, y: (frame.clientHeight - height) / 2 };
}

// A preview that is shown at its full size already cannot be enlarged.
function fit(viewer) {
  const small = area(viewer).scale >= 1;
  viewer.size.hidden = small;
  viewer.dialog.classList.toggle('is-small', small);
}

function enlarge(viewer, large, [x, y] = [0.5, 0.5]) {
  const { dialog, frame, image, size } = viewer;
  if (large && size.hidden) return;
  dialog.classList.toggle('is-large', large);
  [size.textContent, size.ariaLabel] = large ? ['−', said('Whole picture')] : ['+', said('Actual size')];
  if (large) frame.scrollTo(x * image.naturalWidth - frame.clientWidth / 2, y * image.naturalHeight - frame.clientHeight / 2);
}

// On the picture: larger, there, or whole again. Beside it: closed.
function touchPicture(viewer, event) {
  if (isLarge(viewer)) return enlarge(viewer, false);
  const whole = area(viewer);
  const box = viewer.frame.getBoundingClientRect();
  const [x, y] = [(event.clientX - box.x - whole.x) / whole.width, (event.clientY - box.y - whole.y) / whole.height];
  if (viewer.size.hidden || x < 0 || x > 1 || y < 0 || y > 1) viewer.dialog.close();
  else enlarge(viewer, true, [x, y]);
}

function press(viewer, event, go) {
  const along = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  if (event.key === '+' || event.key === '=' || event.key === '-') enlarge(viewer, event.key !== '-');
  else if (along && isLarge(viewer)) viewer.frame.scrollBy(along[0] * step, along[1] * step);
  else if (along?.[0]) go(along[0] * onward);
  else return;
  event.preventDefault();
}

// A finger that goes sideways over a picture that is shown whole; two fingers, or a page that is enlarged, are the browser's.
function onSwipe(viewer, go) {
  let began = null;
  viewer.frame.addEventListener('touchstart', event => {
    const alone = event.touches.length === 1 && !isLarge(viewer) && (visualViewport?.scale ?? 1) < 1.05;
    began = alone ? event.touches[0] : null;
  }, { passive: true });
  viewer.frame.addEventListener('touchend', event => {
    if (!began) return;
    const [x, y] = [event.changedTouches[0].clientX - began.clientX, event.changedTouches[0].clientY - began.clientY];
    began = null;
    if (Math.abs(x) > swipe && Math.abs(x) > 2 * Math.abs(y)) go(x < 0 ? onward : -onward);
  }, { passive: true });
}
