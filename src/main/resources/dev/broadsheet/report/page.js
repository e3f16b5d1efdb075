// Which page is shown: what stands behind the # of the address, so that a link to a topic can be kept and sent.
function runPage() {
  return [el('h2', {}, `Run ${data.origin.run}`), el('div', { class: 'columns' }, data.facts.map(group => el('section', {}, el('h3', {}, group.heading),
    el('table', {}, el('tbody', {}, group.facts.map(([name, figure]) => el('tr', {}, el('th', { scope: 'row' }, name), el('td', { class: 'figure' }, figure)))))))),
  lineageSection(), ceasedSection(),
  el('section', {}, el('h3', {}, 'What this page holds'), el('p', {},
    `Every topic, with its ${data.bounds.terms} most probable terms at most; of each topic the ${data.bounds.articlesOfTopic} articles with most of it at most, `,
    `${whole.format(data.bounds.articles)} in all; ${whole.format(data.bounds.periods)} periods; ${data.bounds.values} values of each dimension. The tables of the run hold the rest.`))];
}

// What became of topics since the run before: each change with the topics it befell.
function lineageSection() {
  const changed = topics.filter(topic => topic.change !== null);
  if (!changed.length && !data.ceased.length) return null;
  const befell = change => changed.filter(topic => topic.change === change);
  return el('section', {}, el('h2', {}, 'Topics since the run before'),
    el('p', {}, `${befell('continued').length} continued, ${befell('new').length} new, ${befell('split').length} split off, ${data.ceased.length} ceased.`),
    el('ul', {}, [...befell('new'), ...befell('split')].map(topic => el('li', {}, topicLink(topic.id), `: `, lineage(topic)))));
}

function pageOf(hash) {
  if (!hash.startsWith('#search=')) document.getElementById('query').value = '';
  const topic = /^#topic-(\d+)$/.exec(hash);
  if (topic) {
    const found = byId.get(Number(topic[1]));
    if (found) {
      state.language = found.language;
      return ['', topicPage(found)];
    }
    return ['', missingTopic(Number(topic[1]))];
  }
  if (hash.startsWith('#search=')) {
    const query = decoded(hash.slice('#search='.length));
    document.getElementById('query').value = query;
    return ['', searchPage(query)];
  }
  if (hash === '#trends') return ['#trends', trendsPage()];
  if (hash === '#run') return ['#run', runPage()];
  return ['#overview', overview()];
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch (broken) {
    return text;
  }
}

function missingTopic(id) {
  const ended = data.ceased.find(each => each.id === id);
  return [el('h2', {}, `Topic ${id}`), el('p', {}, ended ? `${ended.label}: ${ended.change} since the run before. ` : 'There is no such topic in this run. ',
    ended && ended.into !== null ? topicLink(ended.into) : el('a', { href: '#overview' }, 'All topics'))];
}

function route(stay) {
  document.title = document.getElementById('headline').textContent;
  const [section, content] = pageOf(window.location.hash);
  const main = document.getElementById('main');
  main.replaceChildren(...content.flat(Infinity).filter(Boolean));
  for (const link of document.querySelectorAll('#sections a')) {
    if (link.getAttribute('href') === section) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  document.getElementById('language').value = state.language;
  if (!stay) {
    window.scrollTo(0, 0);
    main.focus({ preventScroll: true });
  }
}

function start() {
  const { origin } = data;
  const span = origin.first ? `, published from ${origin.first} to ${origin.last}` : '';
  document.getElementById('dateline').textContent =
    `${whole.format(origin.articles)} articles from ${whole.format(origin.sources)} source${origin.sources === 1 ? '' : 's'}${span} · run of ${origin.day}`;
  document.getElementById('colophon').textContent = `Made from the tables of run ${origin.run}. This page asks no network for anything.`;
  const choice = document.getElementById('language');
  fill(choice, { onchange: () => {
    state.language = choice.value;
    if (window.location.hash.startsWith('#topic-')) window.location.hash = '#overview';
    else route(true);
  } }, languages.map(language => el('option', { value: language.code }, languageName(language.code))));
  document.getElementById('language-choice').hidden = languages.length < 2;
  fill(document.getElementById('search'), { onsubmit: event => event.preventDefault() });
  fill(document.getElementById('query'), { oninput: event => {
    const query = event.target.value;
    window.history.replaceState(null, '', query ? `#search=${encodeURIComponent(query)}` : '#overview');
    route(true);
  } });
  theme();
  // not by the address: it says which page is shown, and skipping stays on that page
  document.querySelector('.skip').addEventListener('click', event => {
    event.preventDefault();
    document.getElementById('main').focus();
  });
  window.addEventListener('hashchange', () => route(false));
  route(true);
}

// Light or dark as the system has it, until somebody chooses.
function theme() {
  const button = document.getElementById('theme');
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const set = on => {
    document.documentElement.dataset.theme = on ? 'dark' : 'light';
    button.setAttribute('aria-pressed', String(on));
  };
  set(dark.matches);
  dark.addEventListener('change', () => set(dark.matches));
  button.addEventListener('click', () => set(button.getAttribute('aria-pressed') !== 'true'));
}

start();
