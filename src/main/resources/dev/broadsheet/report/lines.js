// Lines over time: the share of a topic in each period, with its interval; nothing is drawn over periods without articles.
function scale(topic, width, height, pad, top) {
  const first = starts[0];
  const span = Math.max(1, starts[starts.length - 1] - first);
  return {
    x: index => pad.left + (starts.length < 2 ? 0.5 : (starts[index] - first) / span) * (width - pad.left - pad.right),
    y: share => height - pad.bottom - Math.min(1, share / top) * (height - pad.top - pad.bottom),
  };
}

function highest(list, bounds) {
  return Math.max(1e-6, ...list.flatMap(topic => topic.series.map(point => (bounds ? point[3] : point[1]))));
}

function line(points, at) {
  return points.map((point, i) => `${i ? 'L' : 'M'}${at.x(point[0]).toFixed(1)} ${at.y(point[1]).toFixed(1)}`).join('');
}

function band(points, at) {
  const up = points.map((point, i) => `${i ? 'L' : 'M'}${at.x(point[0]).toFixed(1)} ${at.y(point[3]).toFixed(1)}`);
  const back = [...points].reverse().map(point => `L${at.x(point[0]).toFixed(1)} ${at.y(point[2]).toFixed(1)}`);
  return `${up.join('')}${back.join('')}Z`;
}

function spark(topic) {
  const width = 100;
  const height = 30;
  const at = scale(topic, width, height, { left: 2, right: 3, top: 3, bottom: 3 }, highest([topic], false));
  return svg('svg', { class: `spark ${tone(topic)}`, viewBox: `0 0 ${width} ${height}`, 'aria-hidden': true },
    runs(topic.series).map(points => (points.length > 1
      ? svg('path', { d: line(points, at) })
      : svg('circle', { cx: at.x(points[0][0]), cy: at.y(points[0][1]), r: 1.4 }))));
}

// A chart with axes. top: the share at its upper edge. detailed: with a tip for each point; without, a few elements are all it takes.
function chart(topic, width, height, top, ticks, detailed) {
  const pad = { left: 40, right: 8, top: 8, bottom: 20 };
  const at = scale(topic, width, height, pad, top);
  const base = height - pad.bottom;
  const cut = runs(topic.series);
  const alone = cut.filter(points => points.length === 1).map(points => points[0]);
  const joined = cut.filter(points => points.length > 1);
  return svg('svg', { class: `chart ${tone(topic)}`, viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': chartText(topic) },
    [0, top / 2, top].map(share => [
      svg('line', { class: 'axis', x1: pad.left, x2: width - pad.right, y1: at.y(share), y2: at.y(share) }),
      svg('text', { x: pad.left - 5, y: at.y(share) + 4, 'text-anchor': 'end' }, percent(share, top < 0.03 ? 1 : 0))]),
    marks(ticks).map(index => svg('text', { x: at.x(index), y: base + 15, 'text-anchor': anchor(index) }, periodName(index))),
    joined.length ? [
      svg('path', { class: 'band', d: joined.map(points => band(points, at)).join('') }),
      svg('path', { class: 'line', d: joined.map(points => line(points, at)).join('') })] : null,
    alone.length ? svg('path', { class: 'whisker', d: alone.map(point => `M${at.x(point[0]).toFixed(1)} ${at.y(point[2]).toFixed(1)}V${at.y(point[3]).toFixed(1)}`).join('') }) : null,
    detailed ? topic.series.map(point => tip(point, at)) : svg('path', { class: 'dots', d: alone.map(point => `M${at.x(point[0]).toFixed(1)} ${at.y(point[1]).toFixed(1)}h0`).join('') }));
}

function tip(point, at) {
  return svg('g', {},
    svg('title', {}, `${periodName(point[0])}: ${percent(point[1])} (${percent(point[2])} to ${percent(point[3])}) of ${whole.format(point[4])} articles`),
    svg('circle', { cx: at.x(point[0]), cy: at.y(point[1]), r: starts.length > 60 ? 1.2 : 2 }),
    svg('circle', { class: 'hit', cx: at.x(point[0]), cy: at.y(point[1]), r: 7 }));
}

function anchor(index) {
  if (starts.length < 2) return 'middle';
  return index === 0 ? 'start' : index === starts.length - 1 ? 'end' : 'middle';
}

// Periods that are named below a chart, evenly in time, the first and the last among them.
function marks(most) {
  if (starts.length <= 1) return starts.map((start, i) => i);
  const named = [];
  for (let i = 0; i < most; i++) {
    const wanted = starts[0] + (i / (most - 1)) * (starts[starts.length - 1] - starts[0]);
    const nearest = starts.reduce((best, start, index) => (Math.abs(start - wanted) < Math.abs(starts[best] - wanted) ? index : best), 0);
    if (!named.includes(nearest)) named.push(nearest);
  }
  return named;
}

function chartText(topic) {
  if (!topic.series.length) return 'No article of this topic has a date.';
  const peak = topic.series.reduce((best, point) => (point[1] > best[1] ? point : best));
  const moves = topic.movement ? `, ${topic.movement.direction.replace('_', ' ')}` : '';
  return `Share of the topic over time${moves}; highest in ${periodName(peak[0])} with ${percent(peak[1])}.`;
}

function nice(share) {
  const unit = 10 ** Math.floor(Math.log10(share));
  return [1, 2, 2.5, 4, 5, 10].map(step => step * unit).find(step => step >= share);
}
