// The map: topics that are alike lie close, their areas are their shares of the text.
const MAP = { width: 640, height: 560, margin: 46 };

const laidOut = new Map();

function mapFigure(list) {
  if (!laidOut.has(state.language)) laidOut.set(state.language, apart(circlesOf(list)));
  const circles = laidOut.get(state.language);
  const lit = litLabels(circles);
  const drawn = svg('svg', { class: 'map', viewBox: `0 0 ${MAP.width} ${MAP.height}`, role: 'group', 'aria-label': 'Map of topics' },
    circles.map(each => svg('a', {
      href: `#topic-${each.topic.id}`, class: tone(each.topic), 'data-topic': each.topic.id,
      'aria-label': `Topic ${each.topic.id}: ${each.topic.label}, ${percent(shareOf(each.topic))} of the text`,
      onmouseenter: () => light(each.topic.id, true), onmouseleave: () => light(each.topic.id, false),
      onfocus: () => light(each.topic.id, true), onblur: () => light(each.topic.id, false),
    }, svg('title', {}, `${each.topic.id} · ${each.topic.label} · ${percent(shareOf(each.topic))}`),
    svg('circle', { cx: each.x, cy: each.y, r: each.r }))),
    lit.map(each => svg('text', { class: each.kind, x: each.x, y: each.y + 4, 'aria-hidden': true }, each.text)));
  return el('figure', {}, drawn,
    el('figcaption', {}, 'Each circle is a topic: its area is the topic’s share of the text, and topics whose terms are alike lie close to each other.'),
    starts.length ? el('ul', { class: 'legend' },
      el('li', { class: 'rising' }, el('i', {}), 'rising'), el('li', { class: 'falling' }, el('i', {}), 'falling'),
      el('li', {}, el('i', {}), 'neither, or too few periods to tell')) : null);
}

function circlesOf(list) {
  const most = Math.max(...list.map(shareOf));
  const largest = Math.max(11, Math.min(46, 270 / Math.sqrt(list.length)));
  return list.map(topic => ({
    topic,
    r: Math.max(4, largest * Math.sqrt(shareOf(topic) / most)),
    x: MAP.width / 2 + topic.x * (MAP.width / 2 - MAP.margin),
    y: MAP.height / 2 - topic.y * (MAP.height / 2 - MAP.margin),
  }));
}

// Circles that overlap are pushed apart a little, always in the same way. Sorted by x, those that could touch stand together.
function apart(circles) {
  const widest = 2 * Math.max(0, ...circles.map(each => each.r));
  for (let round = 0, moved = true; round < 60 && moved; round++) {
    moved = false;
    const sorted = [...circles].sort((left, right) => left.x - right.x || left.topic.id - right.topic.id);
    for (let i = 0; i < sorted.length; i++) {
      for (let j = i - 1; j >= 0 && sorted[i].x - sorted[j].x < widest; j--) {
        if (push(sorted[i], sorted[j], i)) moved = true;
      }
    }
    for (const each of circles) {
      each.x = Math.max(each.r + 4, Math.min(MAP.width - each.r - 4, each.x));
      each.y = Math.max(each.r + 4, Math.min(MAP.height - each.r - 4, each.y));
    }
  }
  return circles;
}

function push(one, other, salt) {
  let x = one.x - other.x;
  let y = one.y - other.y;
  const touching = 0.92 * (one.r + other.r);
  if (x * x + y * y >= touching * touching) return false;
  if (x === 0 && y === 0) {
    x = Math.cos(salt);
    y = Math.sin(salt);
  }
  const far = Math.hypot(x, y);
  const step = (touching - far) / far / 4;
  one.x += x * step;
  one.y += y * step;
  other.x -= x * step;
  other.y -= y * step;
  return touching - far > 0.5;
}

// Names where there is room for them, largest topics first; numbers in the other circles that hold one.
function litLabels(circles) {
  const taken = [];
  const labels = [];
  // a crowd of names is no map
  const room = circles.length > 150 ? 9 : 3;
  for (const each of [...circles].sort((left, right) => right.r - left.r)) {
    const text = short(each.topic.label);
    const half = 3.3 * text.length + room;
    const box = { left: each.x - half, right: each.x + half, top: each.y - 9 - room / 2, bottom: each.y + 9 + room / 2 };
    const free = taken.every(other => box.right < other.left || box.left > other.right || box.bottom < other.top || box.top > other.bottom);
    if (free && box.left > 2 && box.right < MAP.width - 2) {
      taken.push(box);
      labels.push({ kind: 'name', text, x: each.x, y: each.y });
    } else if (each.r > 9 && taken.every(other => Math.abs(other.top + 9 - each.y) > 12 || other.right < each.x - 9 || other.left > each.x + 9)) {
      labels.push({ kind: 'number', text: String(each.topic.id), x: each.x, y: each.y });
    }
  }
  return labels;
}

function short(label) {
  const first = label.split(', ')[0];
  return first.length > 26 ? `${first.slice(0, 25)}…` : first;
}

// A topic stands out on the map and in the list at the same time.
function light(id, on) {
  for (const each of document.querySelectorAll(`[data-topic="${id}"]`)) each.classList.toggle('lit', on);
}
