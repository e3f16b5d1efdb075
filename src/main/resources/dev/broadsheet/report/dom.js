// Elements. Text reaches the page as text nodes only: what an article says is never markup.
function fill(element, attributes, children = []) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false) element.append(child);
  }
  return element;
}

function el(name, attributes, ...children) {
  return fill(document.createElement(name), attributes, children);
}

function svg(name, attributes, ...children) {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);
}

// A bar of so many hundredths; its length is set on the element, for the policy of the page allows no style attributes.
function bar(kind, share) {
  const made = el('i', { class: kind });
  made.style.width = `${Math.max(0, Math.min(100, 100 * share))}%`;
  return made;
}

// A text in which what was searched for is marked.
function marked(text, found) {
  const at = found ? text.toLowerCase().indexOf(found.toLowerCase()) : -1;
  return at < 0 ? [text] : [text.slice(0, at), el('mark', {}, text.slice(at, at + found.length)), text.slice(at + found.length)];
}

function say(text) {
  document.getElementById('said').textContent = text;
}
