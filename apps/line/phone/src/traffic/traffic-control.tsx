import './traffic-control.css';
import { IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { useState } from 'react';
import { lastDialledFirst } from '../phones/last-dialled-first.ts';
import { nameOf } from '../phones/name-of.ts';
import { usePhoneState, useSession } from '../store/session-context.ts';
import { TrafficCounts } from './traffic-counts.tsx';
import { firstPlan, planOf, requestOf, type TrafficPlan } from './traffic-plan.ts';
import { TrafficSlider } from './traffic-slider.tsx';

/** Simulated callers and agents: how many, start and stop, and what comes of them. */
export function TrafficControl() {
  const state = usePhoneState();
  const { act } = useSession();
  const { traffic } = state;
  const [typed, setTyped] = useState<Partial<TrafficPlan>>({});
  const [chosen, setChosen] = useState<string | null>(null);
  const numbers = lastDialledFirst(state.account?.numbers ?? [], state.dialled);
  const to = traffic?.settings.to ?? chosen ?? numbers[0]?.phoneNumber ?? '';
  const plan: TrafficPlan = { ...(traffic ? planOf(traffic) : firstPlan), ...typed };

  const change = (part: Partial<TrafficPlan>): void => setTyped((before) => ({ ...before, ...part }));
  const start = async (): Promise<void> => {
    if (await act((api) => api.startTraffic(requestOf(plan, to)))) setTyped({});
  };
  const stop = async (): Promise<void> => {
    // what was set stays set for the next start
    setTyped(plan);
    await act((api) => api.stopTraffic());
  };
  const commit = (): void => {
    if (traffic !== null && Object.keys(typed).length > 0) void start();
  };
  return (
    <section className="traffic" aria-label="Traffic">
      <div className="traffic-line">
        <h2>Traffic</h2>
        {traffic !== null && <span className="traffic-running">running</span>}
      </div>
      {traffic === null && numbers.length > 1 && (
        <label className="traffic-field">
          <span>Callers dial</span>
          <select value={to} onChange={(event) => setChosen(event.target.value)}>
            {numbers.map(({ phoneNumber }) => (
              <option key={phoneNumber} value={phoneNumber}>
                {nameOf(state, phoneNumber)}
              </option>
            ))}
          </select>
        </label>
      )}
      <TrafficSlider
        label="Calls an hour"
        value={plan.callsPerHour}
        min={10}
        max={600}
        step={10}
        onChange={(callsPerHour) => change({ callsPerHour })}
        onCommit={commit}
      />
      <TrafficSlider
        label="Simulated agents"
        value={plan.agents}
        min={0}
        max={30}
        step={1}
        onChange={(agents) => change({ agents })}
        onCommit={commit}
      />
      <TrafficSlider
        label="Patience, mean"
        value={plan.patience}
        min={1}
        max={20}
        step={1}
        unit=" min"
        onChange={(patience) => change({ patience })}
        onCommit={commit}
      />
      {traffic === null ? (
        <>
          <label className="traffic-field">
            <span>Keys into the line</span>
            <input
              className="figures"
              value={plan.keys}
              maxLength={20}
              placeholder="none"
              onChange={(event) => change({ keys: event.target.value.replaceAll(/[^0-9*#]/g, '') })}
            />
          </label>
          <button type="button" className="button" disabled={to === ''} onClick={() => void start()}>
            <IconPlayerPlay size={14} aria-hidden />
            Start traffic
          </button>
        </>
      ) : (
        <>
          <TrafficCounts traffic={traffic} />
          <button type="button" className="button" onClick={() => void stop()}>
            <IconPlayerStop size={14} aria-hidden />
            Stop traffic
          </button>
        </>
      )}
    </section>
  );
}
