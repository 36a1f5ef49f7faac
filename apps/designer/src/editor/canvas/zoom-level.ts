import { createContext, useContext } from 'react';
import { createStore, type StoreApi, useStore } from 'zustand';

/** At `dots` not even titles can be read, of very many boxes: they are coloured blocks. */
export type ZoomLevel = 'near' | 'mid' | 'far' | 'dots';

/** From so many boxes on, titles that cannot be read are not drawn. */
const MANY = 150;

/** How much of a box can be read at a zoom, 1 being 100 %, where there are so many boxes. */
export function levelOf(zoom: number, count: number): ZoomLevel {
  if (zoom >= 0.72) return 'near';
  if (zoom >= 0.47) return 'mid';
  return zoom >= 0.2 || count < MANY ? 'far' : 'dots';
}

/** The level of one canvas. Boxes follow it, not each step of the zoom: thousands of them would be drawn anew. */
export function createZoomLevel(): StoreApi<{ level: ZoomLevel }> {
  return createStore(() => ({ level: 'near' as ZoomLevel }));
}

const nowhere = createZoomLevel();
export const ZoomLevelContext = createContext(nowhere);

export function useZoomLevel(): ZoomLevel {
  return useStore(useContext(ZoomLevelContext), ({ level }) => level);
}
