const {
  title,
  'color-scheme': colorScheme,
  dir,
  bare,
  ...attributes
} = Object.fromEntries(new URLSearchParams(location.search));
if (title) {
  document.title = title;
  document.querySelector('#title').textContent = title;
}
if (dir) {
  document.dir = dir;
}
// The element alone, for a picture.
if (bare !== undefined) {
  document.querySelector('main').replaceChildren();
}
if (colorScheme) {
  document.documentElement.style.colorScheme = colorScheme;
}
if (attributes['api-base'] === 'cross') {
  const origins = await (await fetch('origins.json')).json();
  attributes['api-base'] = origins.cross;
}

const element = document.createElement('client-leads');
const settings = { sitecode: 'GIFT-01', client: '1017', token: '55120938', ...attributes };
for (const [name, value] of Object.entries(settings)) {
  element.setAttribute(name, value);
}
document.querySelector('main').append(element);
