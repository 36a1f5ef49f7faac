import type { LineTraffic } from '../../../src/control/protocol.ts';
import { countsOf } from './traffic-plan.ts';

/** What came of the simulated callers so far. */
export function TrafficCounts({ traffic }: { traffic: LineTraffic }) {
  return (
    <dl className="traffic-counts">
      {countsOf(traffic).map(({ label, value }) => (
        <div key={label} className="traffic-line">
          <dt>{label}</dt>
          <dd className="figures">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
