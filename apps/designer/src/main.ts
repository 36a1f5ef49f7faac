import { beginEarly } from './editor/begin-early.ts';

// what takes longest is asked for before the app itself is there
beginEarly(window.location.pathname);
await import('./start.tsx');
