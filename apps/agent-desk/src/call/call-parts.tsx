import { type ComponentType, lazy } from 'react';

/** What a page without a call does not need: it is loaded once the page stands, long before anybody rings. */
const load = {
  callCard: () => import('./call-card.tsx'),
  casePanels: () => import('../card/case-panels.tsx'),
  caseSide: () => import('../card/case-side.tsx'),
  wrapUpCard: () => import('../wrap-up/wrap-up-card.tsx'),
  promiseForm: () => import('../calls/promise-form.tsx'),
  soundCheck: () => import('../phone/sound-check.tsx'),
  callsSide: () => import('../calls/calls-side.tsx'),
};

function part<Props>(found: Promise<ComponentType<Props>>): Promise<{ default: ComponentType<Props> }> {
  return found.then((one) => ({ default: one }));
}

export const CallCard = lazy(() => part(load.callCard().then((file) => file.CallCard)));
export const CasePanels = lazy(() => part(load.casePanels().then((file) => file.CasePanels)));
export const CaseSide = lazy(() => part(load.caseSide().then((file) => file.CaseSide)));
export const WrapUpCard = lazy(() => part(load.wrapUpCard().then((file) => file.WrapUpCard)));
export const PromiseForm = lazy(() => part(load.promiseForm().then((file) => file.PromiseForm)));
export const CallsSide = lazy(() => part(load.callsSide().then((file) => file.CallsSide)));
export const SoundCheck = lazy(() => part(load.soundCheck().then((file) => file.SoundCheck)));

/** Fetches the parts of a call, so that nobody waits for them when it rings. What fails is tried again when it is wanted. */
export function fetchCallParts(): void {
  for (const one of Object.values(load)) one().catch(() => undefined);
}
