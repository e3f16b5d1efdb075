// One topic: its terms, how it moves, the articles behind it.
function topicPage(topic) {
  document.title = `${topic.label} · topic ${topic.id}`;
  return [el('div', { class: 'path' }, el('a', { href: '#overview' }, '← all topics'), neighbours(topic)),
    el('h2', { class: 'big' }, `${topic.id} · ${topic.label}`),
    factList(topic),
    el('div', { class: 'split' },
      el('div', {}, termSection(topic)),
      el('div', {}, trendSection(topic), valueSections(topic), nearSection(topic))),
    articleSection(topic)];
}

function neighbours(topic) {
  const list = ordered(shown());
  const at = list.indexOf(topic);
  const link = (other, text) => (other ? el('a', { href: `#topic-${other.id}`, title: other.label }, text) : null);
  return el('span', {}, link(list[at - 1], '‹ previous'), list[at - 1] && list[at + 1] ? ' · ' : '', link(list[at + 1], 'next ›'));
}

const MEANINGS = {
  Coherence: 'Mean NPMI of the ten top terms over windows of ten words: from -1 to 1, higher where they stand together.',
  Exclusivity: 'Mean FREX of the ten top terms: from 0 to 1, higher where they are this topic’s own.',
  'Effective terms': 'Exponential of the entropy of its terms: how many it is spread over.',
  'Spread over articles': 'Exponential of the entropy of its tokens over articles: how many articles hold it.',
  Stability: 'Mean similarity to its match in other fits: 1 is equal.',
};

function factList(topic) {
  const facts = [
    ['Share of the text', percent(shareOf(topic))],
    ['Tokens', whole.format(topic.tokens)],
    ['Coherence', topic.coherence.toFixed(3)],
    ['Exclusivity', topic.exclusivity.toFixed(2)],
    ['Effective terms', whole.format(topic.effectiveTerms)],
    ['Spread over articles', whole.format(Math.exp(topic.documentEntropy))],
    topic.stability === null ? null : ['Stability', topic.stability.toFixed(2)],
    languages.length > 1 ? ['Language', languageName(topic.language)] : null,
    topic.change === null ? null : ['Since the run before', lineage(topic)],
    topic.movement ? ['Trend', movementText(topic), true] : null,
  ].filter(Boolean);
  return el('dl', { class: `facts ${tone(topic)}` }, facts.map(([name, figure, toned]) => el('div', { title: MEANINGS[name], class: toned ? 'wide' : null },
    el('dt', {}, name), el('dd', { class: toned ? 'tone' : null }, figure))));
}

function lineage(topic) {
  const alike = topic.similarity === null ? '' : ` (${topic.similarity.toFixed(2)} alike)`;
  if (topic.change === 'split' && topic.from !== null) return [`split from `, topicLink(topic.from), alike];
  return `${topic.change}${alike}`;
}

function topicLink(id) {
  const other = byId.get(id);
  return other ? el('a', { href: `#topic-${id}` }, `${id} · ${other.label}`) : String(id);
}

function termSection(topic) {
  const holder = el('div', {});
  const value = el('output', { for: 'lambda' }, state.lambda.toFixed(2));
  const draw = () => {
    value.textContent = state.lambda.toFixed(2);
    holder.replaceChildren(termBars(topic));
  };
  draw();
  return el('section', { 'aria-labelledby': 'terms' }, el('h3', { id: 'terms' }, 'Terms by relevance'),
    el('div', { class: 'slider' },
      el('label', { for: 'lambda' }, 'λ'),
      el('input', { id: 'lambda', type: 'range', min: 0, max: 1, step: 0.05, value: state.lambda, 'aria-describedby': 'lambda-says',
        oninput: event => {
          state.lambda = Number(event.target.value);
          draw();
        } }), value,
      el('span', { id: 'lambda-says', class: 'soft' }, '0: the topic’s own terms · 1: its most frequent'),
      topic.terms.some(term => term[3]) ? el('label', { class: 'choice' }, el('input', { type: 'checkbox', checked: state.background, onchange: event => {
        state.background = event.target.checked;
        draw();
      } }), ' with words strewn over all topics') : null),
    holder,
    el('p', { class: 'small soft' }, 'Dark: tokens of the term in this topic. Light: in all topics. Right: the share of its tokens that is here.'));
}

function termBars(topic) {
  const best = bestTerms(topic, state.lambda, state.background).slice(0, 24);
  const most = Math.max(1e-9, ...best.map(term => term[1]));
  return el('ol', { class: `bars ${tone(topic)}` }, best.map(([term, count, everywhere, background]) => el('li', {},
    el('span', { class: background ? 'term background' : 'term' }, el('a', { href: `#search=${encodeURIComponent(term)}` }, term)),
    el('span', { class: 'both', title: `${whole.format(count)} of ${whole.format(everywhere)} tokens` }, bar('every', everywhere / most), bar('here', count / most)),
    el('span', { class: 'share' }, percent(Math.min(1, count / everywhere), 0)))));
}

function trendSection(topic) {
  if (!topic.series.length) return null;
  return el('section', {}, el('h3', {}, `By ${data.periods.unit}`),
    chart(topic, 560, 240, nice(highest([topic], true)), 6, true),
    el('p', { class: 'small soft' }, 'Share of the topic in the articles of each period, with its 95 % interval.'),
    el('details', {}, el('summary', {}, 'The numbers'), el('table', {},
      el('thead', {}, el('tr', {}, ['Period', 'Share', '95 % interval', 'Articles'].map(name => el('th', { scope: 'col' }, name)))),
      el('tbody', {}, topic.series.map(point => el('tr', {}, el('td', {}, periodName(point[0])), el('td', {}, percent(point[1])),
        el('td', {}, `${percent(point[2])} to ${percent(point[3])}`), el('td', {}, whole.format(point[4]))))))));
}

function valueSections(topic) {
  return Object.entries(topic.values).filter(([, values]) => values.length > 1).map(([dimension, values]) => {
    const most = Math.max(...values.map(value => value[1]));
    return el('section', {}, el('h3', {}, `By ${dimension}`),
      el('ol', { class: `bars ${tone(topic)}` }, values.map(([value, prevalence, articles]) => el('li', {},
        el('span', { class: 'term' }, value),
        el('span', { class: 'both', title: `${whole.format(articles)} articles` }, bar('here', prevalence / most)),
        el('span', { class: 'share' }, percent(prevalence))))));
  });
}

function nearSection(topic) {
  if (!topic.near.length) return null;
  return el('section', {}, el('h3', {}, 'Topics most like it'), el('ul', { class: 'plain' }, topic.near.map(([id, similarity]) =>
    el('li', {}, topicLink(id), el('span', { class: 'soft' }, ` ${similarity.toFixed(2)} alike`)))));
}

function articleSection(topic) {
  if (!topic.articles.length) return null;
  const holder = el('ol', { class: 'articles' });
  const rest = [...topic.articles];
  const button = el('button', { type: 'button', onclick: () => more() }, 'More articles');
  const more = () => {
    holder.append(...rest.splice(0, 8).map(([place, weight, terms]) => articleItem(data.articles[place], '', weight, terms)));
    button.hidden = rest.length === 0;
  };
  more();
  return el('section', { 'aria-labelledby': 'behind' }, el('h2', { id: 'behind' }, 'Articles with most of it'), holder, button);
}

// An article; its address is one that was checked when the page was made.
function articleItem([id, title, source, date, url, , excerpt, phrases], found, weight, terms) {
  return el('li', {},
    el('h3', {}, url ? el('a', { href: url, rel: 'noopener noreferrer' }, marked(title, found)) : marked(title, found)),
    el('p', { class: 'meta' }, [weight === undefined ? null : `${percent(weight, 0)} of it`, source, date || 'no date', `doc_id ${id}`].filter(Boolean).join(' · ')),
    el('p', { class: 'excerpt' }, excerpt),
    terms && terms.length ? el('p', { class: 'meta' }, `In this topic for: ${terms.join(', ')}`) : null,
    phrases.length ? el('ul', { class: 'tags', 'aria-label': 'Key phrases' }, phrases.map(phrase => el('li', {}, phrase))) : null);
}
