import { api } from '@callwright/web/api/client.ts';
import { Button } from '@mantine/core';
import {
  IconArrowsExchange,
  IconDialpad,
  IconMicrophone,
  IconMicrophoneOff,
  IconPhone,
  IconPhoneOff,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerRecord,
} from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskCall } from '../desk/desk-query.ts';
import { Since } from '../desk/since.tsx';
import type { useDesk } from '../desk/use-desk.ts';
import type { DeskKeys } from '../desk/use-desk-keys.ts';
import type { Meter } from '../phone/create-meter.ts';
import type { Phone } from '../phone/use-phone.ts';
import './call.css';
import { Keypad } from './keypad.tsx';
import { Parties } from './parties.tsx';
import { TransferPanel } from './transfer-panel.tsx';
import { WhoCalls } from './who-calls.tsx';

interface Parts {
  call: DeskCall;
  phone: Phone;
  act: ReturnType<typeof useDesk>['act'];
  keys: DeskKeys;
}

/** A call that is answered: with whom, and what can be done with it. */
export function CallCard({ call, phone, act, keys }: Parts) {
  const { t } = useTranslation('desk');
  const param = { entry: call.entry };
  const routes = api.desk.calls[':entry'];
  const run = (request: Parameters<typeof act>[0]) => void act(request).catch(() => undefined);
  const toggle = (panel: 'keypad' | 'transfer') => keys.open(keys.opened === panel ? null : panel);
  const isTalking = call.state === 'talking';
  return (
    <section className={call.held ? 'call-card held' : 'call-card talking'} aria-label={t('call')}>
      <p className="call-head">
        <IconPhone size={16} aria-hidden />
        <strong>{t(call.held ? 'on-hold' : `state-${call.state}`)}</strong>
        <span>{call.queueTitle}</span>
        {call.connectedAt !== null && <Since at={call.connectedAt} />}
        {phone.state === 'reconnecting' && <span className="chip amber">{t('phone-reconnecting')}</span>}
        {call.recording.on && <span className="chip red">{t('recording')}</span>}
        {!phone.muted && <Level label={t('level-own')} meter={phone.meter} side="own" />}
        <Level label={t('level-other')} meter={phone.meter} side="other" />
      </p>
      <WhoCalls call={call} />
      <div className="call-buttons" role="toolbar" aria-label={t('call-acts')}>
        <Button
          variant={phone.muted ? 'filled' : 'default'}
          aria-pressed={phone.muted}
          onClick={() => phone.mute(!phone.muted)}
          leftSection={phone.muted ? <IconMicrophoneOff size={16} aria-hidden /> : <IconMicrophone size={16} aria-hidden />}
          rightSection={<kbd className="key-cap">U</kbd>}
        >
          {t('mute')}
        </Button>
        <Button
          variant={call.held ? 'filled' : 'default'}
          aria-pressed={call.held}
          disabled={!isTalking}
          onClick={() => run(routes.hold.$post({ param, json: { on: !call.held } }))}
          leftSection={call.held ? <IconPlayerPlay size={16} aria-hidden /> : <IconPlayerPause size={16} aria-hidden />}
          rightSection={<kbd className="key-cap">H</kbd>}
        >
          {t(call.held ? 'resume' : 'hold')}
        </Button>
        <Button
          variant="default"
          aria-expanded={keys.opened === 'keypad'}
          onClick={() => toggle('keypad')}
          leftSection={<IconDialpad size={16} aria-hidden />}
          rightSection={<kbd className="key-cap">D</kbd>}
        >
          {t('keypad')}
        </Button>
        <Button
          variant="default"
          disabled={!isTalking}
          aria-expanded={keys.opened === 'transfer'}
          onClick={() => toggle('transfer')}
          leftSection={<IconArrowsExchange size={16} aria-hidden />}
          rightSection={<kbd className="key-cap">X</kbd>}
        >
          {t('transfer')}
        </Button>
        {call.recording.allowed && (
          <Button
            variant="default"
            aria-pressed={call.recording.on}
            disabled={!isTalking}
            onClick={() => run(routes.record.$post({ param, json: { on: !call.recording.on } }))}
            leftSection={<IconPlayerRecord size={16} aria-hidden />}
          >
            {t(call.recording.on ? 'record-end' : 'record')}
          </Button>
        )}
        <Button
          color="red"
          className="hang-up"
          onClick={() => run(routes['hang-up'].$post({ param, json: {} }))}
          leftSection={<IconPhoneOff size={16} aria-hidden />}
        >
          {t('hang-up')}
        </Button>
      </div>
      {call.parties.length > 0 && <Parties call={call} act={act} />}
      {keys.opened === 'keypad' && <Keypad press={phone.press} />}
      {keys.opened === 'transfer' && <TransferPanel call={call} act={act} close={() => keys.open(null)} />}
    </section>
  );
}

function Level({ label, meter, side }: { label: string; meter: Meter; side: 'own' | 'other' }) {
  const value = useSyncExternalStore(meter.subscribe, () => meter.level(side));
  return <meter className="level" min={0} max={1} value={value} aria-label={label} title={label} />;
}
