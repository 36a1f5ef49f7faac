import { useEffect } from 'react';
import { startRing } from './tones.ts';

/** Rings for as long as a phone of the page rings. */
export function useRing(rings: boolean): void {
  useEffect(() => (rings ? startRing() : undefined), [rings]);
}
