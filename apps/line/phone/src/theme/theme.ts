export type Theme = 'light' | 'dark';

const storageKey = 'callwright.theme';
const darkQuery = window.matchMedia('(prefers-color-scheme: dark)');

/** Puts the chosen theme, else the system's, on the page, and follows the system until one is chosen. */
export function startTheme(): void {
  applyTheme();
  darkQuery.addEventListener('change', applyTheme);
}

export function currentTheme(): Theme {
  const stored = localStorage.getItem(storageKey);
  return stored === 'light' || stored === 'dark' ? stored : systemTheme();
}

/** Stores the other theme; choosing the system's own forgets the choice, so that the page follows the system again. */
export function toggleTheme(): Theme {
  const next: Theme = currentTheme() === 'dark' ? 'light' : 'dark';
  if (next === systemTheme()) localStorage.removeItem(storageKey);
  else localStorage.setItem(storageKey, next);
  applyTheme();
  return next;
}

const systemTheme = (): Theme => (darkQuery.matches ? 'dark' : 'light');

function applyTheme(): void {
  document.documentElement.dataset['theme'] = currentTheme();
}
