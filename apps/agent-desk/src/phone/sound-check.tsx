import { api } from '@callwright/web/api/client.ts';
import { Button, Group, Modal, NativeSelect } from '@mantine/core';
import { IconBell, IconVolume } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Desk } from '../desk/desk-query.ts';
import type { useDesk } from '../desk/use-desk.ts';
import { noteSoundChecked } from './sound-checked.ts';
import type { SoundDevices } from './sound-devices.ts';
import { toneSound } from './tone-sound.ts';
import type { Phone } from './use-phone.ts';
import './sound-check.css';

interface Parts {
  desk: Desk;
  phone: Phone;
  act: ReturnType<typeof useDesk>['act'];
  close(): void;
}

/** Tries microphone and speaker before the first call: the level moves, a tone is heard, notifications may be shown. */
export function SoundCheck({ desk, phone, act, close }: Parts) {
  const { t } = useTranslation('desk');
  const devices = phone.state === 'starting' ? null : phone.devices();
  const [heard, setHeard] = useState<'yes' | 'no' | null>(null);
  const isOff = desk.agent.status !== 'available';
  const done = (): void => {
    noteSoundChecked();
    close();
  };
  const goAvailable = (): void => {
    done();
    void act(api.desk.status.$put({ json: { status: 'available' } })).catch(() => undefined);
  };
  return (
    <Modal opened onClose={close} title={t('sound-check')} closeButtonProps={{ 'aria-label': t('close') }}>
      <div className="sound-check">
        {devices === null ? (
          <p className="idle-trouble">{t(phone.state === 'starting' ? 'phone-starting' : `phone-${phone.state}`)}</p>
        ) : (
          <Devices devices={devices} heard={heard} hear={setHeard} />
        )}
        <Notifying />
        <Group justify="flex-end">
          <Button variant="default" onClick={isOff ? goAvailable : done}>
            {t(isOff ? 'sound-skip' : 'sound-later')}
          </Button>
          <Button onClick={isOff ? goAvailable : done} disabled={heard !== 'yes'}>
            {t(isOff ? 'sound-good-available' : 'sound-good')}
          </Button>
        </Group>
      </div>
    </Modal>
  );
}

type Known = Awaited<ReturnType<SoundDevices['open']>>;

function Devices({ devices, heard, hear }: { devices: SoundDevices; heard: 'yes' | 'no' | null; hear(told: 'yes' | 'no'): void }) {
  const { t } = useTranslation('desk');
  const [known, setKnown] = useState<Known | null>(null);
  const [level, setLevel] = useState(0);
  const [played, setPlayed] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const fail = (error: unknown): void => setTrouble(error instanceof Error ? error.message : String(error));
  useEffect(() => {
    devices.open().then(setKnown, (error: unknown) => setTrouble(error instanceof Error ? error.message : String(error)));
    const stop = devices.listen((loud) => setLevel(Math.round(loud * 20) / 20));
    return () => {
      stop();
      devices.close();
    };
  }, [devices]);
  const choices = (all: Known['speakers']) => all.map(({ id, name }) => ({ value: id, label: name === '' ? id : name }));
  const play = (): void => {
    const sound = toneSound();
    devices.play(sound).then(() => setPlayed(true), fail);
  };
  return (
    <>
      {trouble !== null && (
        <p className="idle-trouble" role="alert">
          {t('phone-no-microphone-what')} ({trouble})
        </p>
      )}
      <NativeSelect
        label={t('microphone')}
        data={choices(known?.microphones ?? [])}
        value={known?.microphone ?? ''}
        onChange={(event) => {
          const microphone = event.currentTarget.value;
          setKnown(known && { ...known, microphone });
          devices.takeMicrophone(microphone).catch(fail);
        }}
      />
      <span className="sound-say">
        {t('sound-say')} <meter className="level" min={0} max={1} value={level} aria-label={t('level-own')} />
      </span>
      {known !== null && known.speakers.length > 0 && (
        <NativeSelect
          label={t('speaker')}
          data={choices(known.speakers)}
          value={known.speaker}
          onChange={(event) => {
            const speaker = event.currentTarget.value;
            setKnown({ ...known, speaker });
            devices.takeSpeaker(speaker).catch(fail);
          }}
        />
      )}
      <Group>
        <Button variant="default" leftSection={<IconVolume size={16} aria-hidden />} onClick={play}>
          {t('sound-play')}
        </Button>
        {played && (
          <>
            <span>{t('sound-heard')}</span>
            <Button size="xs" variant={heard === 'yes' ? 'filled' : 'default'} aria-pressed={heard === 'yes'} onClick={() => hear('yes')}>
              {t('yes')}
            </Button>
            <Button size="xs" variant={heard === 'no' ? 'filled' : 'default'} aria-pressed={heard === 'no'} onClick={() => hear('no')}>
              {t('no')}
            </Button>
          </>
        )}
      </Group>
      {heard === 'no' && <p className="idle-trouble">{t('sound-not-heard')}</p>}
    </>
  );
}

function Notifying() {
  const { t } = useTranslation('desk');
  const [allowed, setAllowed] = useState(() => ('Notification' in window ? Notification.permission : 'denied'));
  if (allowed === 'granted') return null;
  if (allowed === 'denied') return <p className="empty">{t('notify-denied')}</p>;
  return (
    <Button
      variant="default"
      leftSection={<IconBell size={16} aria-hidden />}
      onClick={() => void Notification.requestPermission().then(setAllowed)}
    >
      {t('notify-allow')}
    </Button>
  );
}
