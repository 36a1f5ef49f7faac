import './top-bar.css';
import { ClockControl } from './clock-control.tsx';
import { Logo } from './logo.tsx';
import { ThemeToggle } from './theme-toggle.tsx';

export function TopBar() {
  return (
    <header className="top-bar">
      <Logo />
      <h1>Phone</h1>
      <span className="chip outlined">Local line, no real calls</span>
      <span className="top-bar-space" />
      <ClockControl />
      <span className="top-bar-rule" />
      <ThemeToggle />
    </header>
  );
}
