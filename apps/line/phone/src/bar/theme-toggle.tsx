import { IconMoon, IconSun } from '@tabler/icons-react';
import { useState } from 'react';
import { currentTheme, toggleTheme } from '../theme/theme.ts';

export function ThemeToggle() {
  const [theme, setTheme] = useState(currentTheme);
  const label = theme === 'dark' ? 'Use the light theme' : 'Use the dark theme';
  return (
    <button type="button" className="icon-button reach" aria-label={label} title={label} onClick={() => setTheme(toggleTheme())}>
      {theme === 'dark' ? <IconSun size={16} aria-hidden /> : <IconMoon size={16} aria-hidden />}
    </button>
  );
}
