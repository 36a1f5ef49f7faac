import './phones.css';
import { IconExternalLink, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { usePhoneState, useSession } from '../store/session-context.ts';
import { TrafficControl } from '../traffic/traffic-control.tsx';
import { PhoneForm } from './phone-form.tsx';
import { inventNumber } from './phone-number.ts';
import { PhoneRow } from './phone-row.tsx';
import { addressOfPhone } from './stored-phones.ts';

/** The phones of this page: choose one, add, rename, remove. */
export function PhoneList() {
  const state = usePhoneState();
  const { store } = useSession();
  const [edited, setEdited] = useState<string | null>(null);
  const numbers = state.phones.map((phone) => phone.number);

  const add = (): void => {
    const number = inventNumber(numbers);
    store.dispatch({ type: 'phone-added', phone: { number, name: `Caller ${state.phones.length + 1}` } });
    setEdited(number);
  };
  const openElsewhere = (): void => {
    const known = state.account?.phones.find(({ phoneNumber }) => !numbers.includes(phoneNumber));
    const phone =
      known === undefined ? { number: inventNumber(numbers), name: 'Second phone' } : { number: known.phoneNumber, name: known.name };
    window.open(addressOfPhone(phone), '_blank', 'noopener');
  };
  return (
    <section className="phones" aria-label="Phones">
      <header>
        <h2>Phones</h2>
        <button type="button" className="icon-button reach" aria-label="Add a phone" title="Add a phone" onClick={add}>
          <IconPlus size={16} aria-hidden />
        </button>
      </header>
      <ul>
        {state.phones.map((phone) => (
          <li key={phone.number}>
            {edited === phone.number ? (
              <PhoneForm phone={phone} onDone={() => setEdited(null)} />
            ) : (
              <PhoneRow phone={phone} onEdit={() => setEdited(phone.number)} />
            )}
          </li>
        ))}
      </ul>
      <TrafficControl />
      <footer>
        <button type="button" className="button" onClick={openElsewhere}>
          <IconExternalLink size={15} aria-hidden />
          Second phone in a new tab
        </button>
      </footer>
    </section>
  );
}
