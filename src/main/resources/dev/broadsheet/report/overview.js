const FIRST_TOPICS = 60;

// The first page: the map, and every topic in a list.
function overview() {
  const list = shown();
  if (!list.length) return [el('p', {}, 'The run made no topics.')];
  return [el('div', { class: 'split' },
    el('div', { class: 'stay' }, el('h2', {}, 'How the topics lie'), mapFigure(list)),
    el('section', { 'aria-labelledby': 'all' },
      el('div', { class: 'tools' }, el('h2', { id: 'all' }, `${list.length} topics`), orderChoice()),
      topicList(ordered(list)))), ceasedSection()];
}

function orderChoice() {
  const usable = Object.entries(ORDERS).filter(([name]) => starts.length || !['rising', 'falling'].includes(name));
  return el('label', { class: 'choice' }, 'Order ', el('select', {
    onchange: event => {
      state.order = event.target.value;
      route(true);
    },
  }, usable.map(([name, [text]]) => el('option', { value: name, selected: state.order === name }, text))));
}

function topicList(list) {
  const most = Math.max(...shown().map(shareOf));
  const item = topic => el('li', { class: tone(topic) }, el('a', {
    href: `#topic-${topic.id}`, 'data-topic': topic.id,
    onmouseenter: () => light(topic.id, true), onmouseleave: () => light(topic.id, false),
  },
  el('span', { class: 'number' }, String(topic.id)),
  el('span', { class: 'label' }, topic.label),
  el('span', { class: 'terms' }, bestTerms(topic, 0.6, false).slice(0, 9).map(term => term[0]).join(' · ')),
  el('span', { class: 'bar' }, bar('', shareOf(topic) / most)),
  topic.series.length > 1 ? spark(topic) : null,
  el('span', { class: 'share' }, percent(shareOf(topic)), el('small', {}, arrow(topic)))));
  const drawn = el('ol', { class: 'topics' }, list.slice(0, FIRST_TOPICS).map(item));
  // those further down come when the first are on the screen
  if (list.length > FIRST_TOPICS) requestAnimationFrame(() => setTimeout(() => drawn.append(...list.slice(FIRST_TOPICS).map(item))));
  return drawn;
}

function ceasedSection() {
  if (!data.ceased.length) return null;
  return el('section', {}, el('h2', {}, 'No longer a topic since the run before'),
    el('ul', {}, data.ceased.map(each => el('li', {}, `${each.id} · ${each.label}: `,
      each.change === 'merged' && each.into !== null ? ['now part of ', el('a', { href: `#topic-${each.into}` }, `topic ${each.into}`)] : each.change))));
}

// Small multiples: every topic over time, on one scale or on its own.
function trendsPage() {
  const list = ordered(shown()).filter(topic => topic.series.length);
  if (!list.length) return [el('h2', {}, 'Trends'), el('p', {}, 'No trends: the articles have no dates, or the run made no trends.')];
  const own = Boolean(state.own);
  const all = nice(highest(list, false));
  return [el('div', { class: 'tools' }, el('h2', {}, 'Topics over time'), el('span', {},
    el('label', { class: 'choice' }, el('input', { type: 'checkbox', checked: own, onchange: event => {
      state.own = event.target.checked;
      route(true);
    } }), ' each on a scale of its own '), orderChoice())),
  el('p', { class: 'soft' }, `Share of each topic in the articles of a ${data.periods.unit}, from ${periodName(0)} to ${periodName(starts.length - 1)}. `,
    'The band or whisker is the 95 % interval; where nothing is drawn there were no articles.',
    data.bounds.periodsLeftOut ? ` ${whole.format(data.bounds.periodsLeftOut)} earlier periods are left out here; the table topic_trends has them.` : ''),
  el('ol', { class: 'multiples' }, list.map(topic => el('li', { class: tone(topic) }, el('a', { href: `#topic-${topic.id}` },
    el('span', { class: 'label' }, `${topic.id} · ${topic.label}`),
    chart(topic, 300, 120, own ? nice(highest([topic], false)) : all, 3, false),
    el('span', { class: 'small soft' }, movementText(topic))))))];
}

function movementText(topic) {
  if (!topic.movement) return '';
  const { direction, change, q } = topic.movement;
  if (direction === 'too_few') return 'too few periods to tell';
  if (direction === 'steady') return 'no clear trend';
  return `${direction}, ${(100 * Math.abs(change)).toFixed(2)} points a year (q ${q < 0.001 ? '< 0.001' : q.toFixed(3)}), highest in ${periodName(peak(topic))}`;
}

// The period that is surely high: by the lower end of the interval, so that a few articles make no peak. Says what a straight line does not.
function peak(topic) {
  return topic.series.reduce((best, point) => (point[2] > best[2] ? point : best))[0];
}
