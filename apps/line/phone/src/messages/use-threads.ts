import { useMemo } from 'react';
import { usePhoneState } from '../store/session-context.ts';
import { type Thread, threadsOf } from './threads.ts';

/** The threads of the selected phone, the newest first. */
export function useThreads(): Thread[] {
  const { messages, read, selected } = usePhoneState();
  return useMemo(() => threadsOf({ messages, read }, selected), [messages, read, selected]);
}
