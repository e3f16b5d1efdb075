// What the page was made from, and how its figures are written.
const data = JSON.parse(document.getElementById('data').textContent);
const topics = data.topics;
const byId = new Map(topics.map(topic => [topic.id, topic]));
const languages = [...new Set(topics.map(topic => topic.language))]
  .map(code => ({ code, tokens: topics.filter(topic => topic.language === code).reduce((sum, topic) => sum + topic.tokens, 0) }))
  .sort((left, right) => right.tokens - left.tokens);
const tokensOf = new Map(languages.map(language => [language.code, language.tokens]));
const starts = data.periods.starts.map(start => Date.parse(start));
const state = { language: languages.length ? languages[0].code : '', order: 'prevalence', lambda: 0.6, background: false };

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const names = (() => {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' });
  } catch (none) {
    return { of: code => code };
  }
})();

function percent(share, digits = 1) {
  return `${(100 * share).toFixed(digits)} %`;
}

// Share of a topic among the topics of its language.
function shareOf(topic) {
  return topic.tokens / tokensOf.get(topic.language);
}

function languageName(code) {
  if (code === 'mixed') return 'all together';
  try {
    return names.of(code) || code;
  } catch (unknown) {
    return code;
  }
}

function shown() {
  return topics.filter(topic => topic.language === state.language);
}

function tone(topic) {
  return topic.movement ? topic.movement.direction : '';
}

function arrow(topic) {
  return { rising: '▲ rising', falling: '▼ falling' }[tone(topic)] || '';
}

// Relevance of a term with lambda, Sievert and Shirley 2014: lambda ln p + (1 - lambda) ln(p / share everywhere).
function relevance(topic, term, lambda) {
  const [, count, everywhere] = term;
  const p = count / topic.tokens;
  const share = everywhere / tokensOf.get(topic.language);
  return lambda * Math.log(p) + (1 - lambda) * Math.log(p / share);
}

function bestTerms(topic, lambda, background) {
  return topic.terms
    .filter(term => term[1] > 0 && (background || !term[3]))
    .map(term => ({ term, relevance: relevance(topic, term, lambda) }))
    .sort((left, right) => right.relevance - left.relevance || (left.term[0] < right.term[0] ? -1 : 1))
    .map(each => each.term);
}

function periodName(index) {
  const start = data.periods.starts[index];
  const year = start.slice(0, 4);
  switch (data.periods.unit) {
    case 'year': return year;
    case 'quarter': return `${year} Q${Math.floor((Number(start.slice(5, 7)) + 2) / 3)}`;
    case 'month': return start.slice(0, 7);
    default: return start;
  }
}

// From one period to the next, as most of them follow each other; what is farther apart is a gap.
const usualStep = (() => {
  const steps = starts.slice(1).map((start, i) => start - starts[i]).sort((left, right) => left - right);
  return steps.length ? steps[Math.floor(steps.length / 2)] : 1;
})();

// A series cut where periods without articles lie between its points.
function runs(series) {
  const cut = [];
  for (const point of series) {
    const last = cut.length ? cut[cut.length - 1] : null;
    if (last && starts[point[0]] - starts[last[last.length - 1][0]] <= 1.5 * usualStep) last.push(point);
    else cut.push([point]);
  }
  return cut;
}

const ORDERS = {
  prevalence: ['most text first', (left, right) => right.tokens - left.tokens],
  rising: ['rising first', (left, right) => movementKey(right) - movementKey(left)],
  falling: ['falling first', (left, right) => movementKey(left) - movementKey(right)],
  coherence: ['most coherent first', (left, right) => right.coherence - left.coherence],
  number: ['by number', (left, right) => left.id - right.id],
};

// Topics that move, by rank of their test; the others between.
function movementKey(topic) {
  if (tone(topic) === 'rising') return 1e6 - topic.movement.rank;
  if (tone(topic) === 'falling') return topic.movement.rank - 1e6;
  return 0;
}

function ordered(list) {
  const order = ORDERS[state.order][1];
  return [...list].sort((left, right) => order(left, right) || right.tokens - left.tokens || left.id - right.id);
}
