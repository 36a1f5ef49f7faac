import { lazy } from 'react';

/** Parts of the editor that nobody sees in its first moment. */
const parts = {
  inspector: () => import('./inspector/inspector.tsx'),
  trial: () => import('./try/trial-panel.tsx'),
  panels: () => import('./panels/panel-bodies.tsx'),
};

export const Inspector = lazy(async () => ({ default: (await parts.inspector()).Inspector }));
export const TrialPanel = lazy(async () => ({ default: (await parts.trial()).TrialPanel }));
export const PanelBody = lazy(async () => ({ default: (await parts.panels()).PanelBody }));

/** Fetches the later parts as soon as the browser has nothing else to do. Gives the function that lets it be. */
export function fetchLaterParts(): () => void {
  const fetchAll = (): void => {
    // who opens one that could not be fetched is told
    for (const part of Object.values(parts)) part().catch(() => undefined);
  };
  // not every browser knows it
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(fetchAll, 500);
    return () => clearTimeout(timer);
  }
  const idle = window.requestIdleCallback(fetchAll, { timeout: 3000 });
  return () => window.cancelIdleCallback(idle);
}
