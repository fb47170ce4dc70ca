const MOST_ROWS = 50;

/** What of each event's detail is worth a line. */
const SUMMARIES = {
  'leads-load': ({ added, loaded, totalRows, unread }) => ({ added, loaded, totalRows, unread }),
  'leads-error': (detail) => detail,
  'lead-select': ({ lead: { id, number, subject } }) => ({ id, number, subject }),
};

/**
 * Lists the events of the element in `stage`, the newest on top.
 *
 * @param {Element} stage
 * @param {HTMLOListElement} list
 */
export function logEvents(stage, list) {
  for (const [type, summary] of Object.entries(SUMMARIES)) {
    stage.addEventListener(type, ({ detail }) => {
      list.prepend(row(type, summary(detail)));
      while (list.children.length > MOST_ROWS) {
        list.lastChild.remove();
      }
    });
  }
}

/**
 * @param {string} type
 * @param {object} facts
 */
function row(type, facts) {
  const item = document.createElement('li');
  const name = document.createElement('b');
  name.textContent = type;
  const text = document.createElement('code');
  text.textContent = Object.entries(facts)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
    .join(', ');
  item.append(name, ' ', text);
  return item;
}
