/**
 * Makes the buttons with `data-{name}` a choice. Initially, the button with this value is pressed,
 * without an action.
 */
export function choose(name: string, pressed: string, act: (value: string) => void): void {
  const buttons = document.querySelectorAll<HTMLButtonElement>(`button[data-${name}]`);
  const press = (value: string) => {
    for (const button of buttons) {
      button.ariaPressed = String(button.dataset[name] === value);
    }
  };
  press(pressed);
  for (const button of buttons) {
    button.addEventListener('click', () => {
      const value = button.dataset[name] ?? '';
      press(value);
      act(value);
    });
  }
}

/** Makes the buttons with `data-scheme` a choice of the colours of the page. */
export function chooseScheme(): void {
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
  choose('scheme', isDark ? 'dark' : 'light', (scheme) => {
    document.documentElement.style.colorScheme = scheme;
  });
}
