import { useEffect, useEffectEvent } from 'react';
import { createLive, type LiveEvent, type LiveSocket } from './create-live.ts';

/** The one live connection of this page. */
const live = createLive({
  connect: () => new WebSocket(`${location.origin.replace(/^http/, 'ws')}/api/live`) as unknown as LiveSocket,
  after(milliseconds, act) {
    const timer = setTimeout(act, milliseconds);
    return () => clearTimeout(timer);
  },
  random: Math.random,
});

/** Hears what happens to a topic (`flows`, `flow:ID`) while the component is shown. */
export function useLive(topic: string, hear: (event: LiveEvent) => void): void {
  const heard = useEffectEvent(hear);
  useEffect(() => live.follow(topic, (event) => heard(event)), [topic]);
}

/** Tells others that this page shows a flow, and which node is selected in it. */
export function useHere(flowId: string, node: string | null): void {
  useEffect(() => live.be('here', () => ({ here: `flow:${flowId}`, ...(node !== null && { node }) })), [flowId, node]);
  useEffect(() => () => live.be('here', null), []);
}

/**
 * This page is an agent's desk while the component is shown, once it can be rung. `callNow` tells which call its phone has: a page that was loaded
 * anew has none.
 */
export function useBeDesk(agentId: string, canRing: boolean, callNow: () => string | null): void {
  const call = useEffectEvent(callNow);
  useEffect(() => {
    if (!canRing) return;
    live.be('desk', () => ({ desk: agentId, call: call() }));
    return () => live.be('desk', null);
  }, [agentId, canRing]);
}
