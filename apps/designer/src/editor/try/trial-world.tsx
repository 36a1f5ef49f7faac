import type { GivenReply, Phone } from '@callwright/simulator';
import { NativeSelect, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { recordOf } from '../../json/is-record.ts';
import { askedEndpoints } from './endpoint-answers.ts';
import { EndpointRow } from './endpoint-row.tsx';
import { useTrial } from './use-trial.ts';

const BEHAVIOURS = ['answer', 'busy', 'no-answer'] as const;

/** What the world outside does on a trial call. A change makes the call again up to here. */
export function TrialWorld() {
  const { t } = useTranslation('try');
  const { phone, view } = useTrial();
  const { given, state, beside } = view;
  const endpoints = askedEndpoints(given.http, state?.requests ?? []);
  const phones = Object.entries(recordOf(recordOf(beside?.environment)['phones']));
  const schedules = Object.keys(recordOf(beside?.schedules)).filter((name) => name !== '$schema');
  const switchOn = (list: readonly string[], name: string, on: boolean) => (on ? [...list, name] : list.filter((one) => one !== name));
  return (
    <div className="trial-world">
      <h3>{t('endpoints')}</h3>
      {endpoints.length === 0 && <p>{t('no-endpoints')}</p>}
      {endpoints.map((endpoint) => (
        <EndpointRow
          key={`${endpoint.method} ${endpoint.address}`}
          endpoint={endpoint}
          given={given.http}
          give={(http: GivenReply[]) => void phone.give({ http })}
        />
      ))}
      <h3>{t('phones')}</h3>
      {phones.length === 0 && <p>{t('no-phones')}</p>}
      {phones.map(([name, number]) => (
        <NativeSelect
          key={name}
          size="xs"
          label={`${name} ${String(number)}`}
          value={behaviourOf(given.phones[String(number)])}
          data={BEHAVIOURS.map((value) => ({ value, label: t(`phone-${value}`) }))}
          onChange={(event) => void phone.give({ phones: { ...given.phones, [String(number)]: phoneThat(event.currentTarget.value) } })}
        />
      ))}
      <h3>{t('emergencies')}</h3>
      {schedules.length === 0 && <p>{t('no-schedules')}</p>}
      {schedules.map((name) => (
        <Switch
          key={name}
          size="xs"
          label={name}
          checked={given.emergencies.includes(name)}
          onChange={(event) => void phone.give({ emergencies: switchOn(given.emergencies, name, event.currentTarget.checked) })}
        />
      ))}
      <h3>{t('messages')}</h3>
      <Switch
        size="xs"
        label={t('takes-no-messages')}
        checked={given.refusesMessages.includes(given.from)}
        onChange={(event) => void phone.give({ refusesMessages: switchOn(given.refusesMessages, given.from, event.currentTarget.checked) })}
      />
    </div>
  );
}

type Behaviour = (typeof BEHAVIOURS)[number];

function behaviourOf(phone: Phone | undefined): Behaviour {
  const behaviour = phone?.attempts[0]?.behaviour;
  return behaviour === 'answer' || behaviour === 'busy' ? behaviour : 'no-answer';
}

/** Who answers does so after 4 seconds, and hangs up a minute later. */
function phoneThat(behaviour: string): Phone {
  if (behaviour === 'busy') return { attempts: [{ behaviour: 'busy', afterSeconds: 1 }] };
  if (behaviour !== 'answer') return { attempts: [{ behaviour: 'no-answer' }] };
  // biome-ignore lint/suspicious/noThenProperty: the file format names it so, and this object is never awaited
  return { attempts: [{ behaviour: 'answer', afterSeconds: 4, then: [{ afterSeconds: 60, hangup: true }] }] };
}
