/** A page of the platform in `?on=`, with its recipe. */
import { PLATFORMS } from '../platforms/platforms.js';
import { fetchRecipes } from '../platforms/recipes.js';
import { find } from './find.js';
import { make } from './make.js';

const params = new URLSearchParams(location.search);
const name = params.get('on') ?? 'tag-manager';
const platform = PLATFORMS[name];
find('[name=back]', HTMLInputElement).value = location.href;
const recipes = await fetchRecipes();

find('#platforms', HTMLElement).append(
  ...Object.entries(PLATFORMS).map(([other, { title }]) => {
    const link = make('a', { href: `?on=${other}` }, title);
    if (other === name) {
      link.setAttribute('aria-current', 'page');
    }
    return make('li', {}, link);
  }),
);

if (platform) {
  document.title = platform.title;
  find('#title', HTMLElement).textContent = platform.title;
  find('#description', HTMLElement).textContent = platform.description;
  await platform.show(find('#page', HTMLElement), recipes);
}
