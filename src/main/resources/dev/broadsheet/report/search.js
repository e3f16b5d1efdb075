// Search over labels and terms of topics, and over titles and key phrases of the articles in the page.
const MOST_FOUND = 60;

function searchPage(query) {
  const wanted = query.trim().toLowerCase();
  if (!wanted) return overview();
  const found = topics.map(topic => ({ topic, hits: termHits(topic, wanted) })).filter(each => each.hits.length)
    .sort((left, right) => strength(right) - strength(left)).map(each => each);
  const articles = data.articles.filter(article => [article[1], article[2], ...article[7]].some(text => text.toLowerCase().includes(wanted)));
  say(`${found.length} topics and ${articles.length} articles for ${query}`);
  return [el('h2', {}, `“${query}”`),
    el('section', {}, el('h3', {}, `${found.length} of ${topics.length} topics have it`), found.length ? el('ol', { class: 'topics' },
      found.slice(0, MOST_FOUND).map(({ topic, hits }) => el('li', { class: tone(topic) }, el('a', { href: `#topic-${topic.id}` },
        el('span', { class: 'number' }, String(topic.id)),
        el('span', { class: 'label' }, marked(topic.label, query.trim())),
        el('span', { class: 'terms' }, hits.slice(0, 6).map(term => [marked(term[0], query.trim()), ` ${percent(Math.min(1, term[1] / term[2]), 0)} of its tokens `])),
        topic.series.length > 1 ? spark(topic) : null,
        el('span', { class: 'share' }, percent(shareOf(topic)), el('small', {}, arrow(topic))))))) : null),
    el('section', {}, el('h3', {}, `${articles.length} articles`),
      el('p', { class: 'small soft' }, `Of the ${whole.format(data.articles.length)} articles in this page, the ones with most of each topic; ${whole.format(data.origin.articles)} are in the table articles.`),
      el('ol', { class: 'articles' }, articles.slice(0, MOST_FOUND).map(article => articleItem(article, query.trim()))),
      articles.length > MOST_FOUND ? el('p', { class: 'soft' }, `and ${whole.format(articles.length - MOST_FOUND)} more`) : null)];
}

function termHits(topic, wanted) {
  const hits = topic.terms.filter(term => term[0].toLowerCase().includes(wanted));
  return hits.length || !topic.label.toLowerCase().includes(wanted) ? hits : [[topic.label, topic.tokens, topic.tokens, 0]];
}

// The largest share of the topic that a term of the hit takes.
function strength({ topic, hits }) {
  return Math.max(...hits.map(term => term[1])) / topic.tokens;
}
