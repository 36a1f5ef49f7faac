import './thread-view.css';
import { nameOf } from '../phones/name-of.ts';
import { formatNumber } from '../phones/phone-number.ts';
import { usePhoneState } from '../store/session-context.ts';

/** With whom a thread is. */
export function ThreadHead({ other }: { other: string }) {
  const name = nameOf(usePhoneState(), other);
  const number = formatNumber(other);
  return (
    <div className="thread-head">
      <h3 className="ellipsis" title={name}>
        {name}
      </h3>
      {name !== number && <span className="caption figures">{number}</span>}
    </div>
  );
}
