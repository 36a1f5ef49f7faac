import './transcript.css';
import { IconBell, IconCheck, IconHourglass, IconMusic, IconPhone, IconPlayerPause, IconPlayerRecord } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { LineCall } from '../../../src/control/protocol.ts';
import { nameOf } from '../phones/name-of.ts';
import { formatDuration } from '../store/line-clock.ts';
import { numberOfPhone } from '../store/phone-calls.ts';
import { useLineNow, usePhoneState } from '../store/session-context.ts';
import { buildTranscript, type CaptionKind, type TranscriptItem } from '../transcript/build-transcript.ts';
import { Bubble } from './bubble.tsx';
import { PromptText } from './prompt-text.tsx';
import { useFollowEnd } from './use-follow-end.ts';
import { Playback, Recorded } from './voice-clip.tsx';

/** What happened in the call, as its person lived it. */
export function Transcript({ call }: { call: LineCall }) {
  const { calls, partners, phones, account } = usePhoneState();
  const items = useMemo(() => {
    const name = (number: string): string => nameOf({ phones, account }, number);
    const legs = (partners[call.callSid] ?? []).flatMap((callSid) => calls[callSid] ?? []);
    return buildTranscript(
      call,
      legs.map((leg) => ({ call: leg, name: name(numberOfPhone(leg)) })),
      name,
    );
  }, [call, calls, partners, phones, account]);
  const follow = useFollowEnd(items);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled area must be reachable by keyboard
    <section className="transcript" ref={follow} tabIndex={0} aria-label="What happened in the call">
      <ol>
        {items.map((item) => (
          <li key={item.id}>
            <Item item={item} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Item({ item }: { item: TranscriptItem }) {
  switch (item.kind) {
    case 'caption':
      return <Caption item={item} />;
    case 'heard':
      return (
        <Bubble side="left" current={item.current} note={item.note}>
          <PromptText text={item.text} at={item.at} endedAt={item.endedAt} bold={item.current} />
        </Bubble>
      );
    case 'recorded':
      return <Recorded recording={item.recording} />;
    case 'playback':
      return <Playback item={item} />;
    case 'mine':
    case 'other':
      return (
        <Bubble side={item.kind === 'mine' ? 'right' : 'left'} note={item.note}>
          {item.text}
        </Bubble>
      );
  }
}

const icons: Readonly<Record<CaptionKind, typeof IconBell>> = {
  ring: IconPhone,
  connected: IconCheck,
  music: IconMusic,
  hold: IconPlayerPause,
  pause: IconHourglass,
  beep: IconBell,
  recording: IconPlayerRecord,
};

function Caption({ item }: { item: TranscriptItem & { kind: 'caption' } }) {
  const Icon = icons[item.caption];
  return (
    <p className="transcript-caption caption figures">
      <Icon size={13} aria-hidden />
      <span>
        {item.text}
        {item.timed && <Length at={item.at} endedAt={item.endedAt} />}
      </span>
    </p>
  );
}

function Length({ at, endedAt }: { at: number; endedAt: number | null }) {
  const now = useLineNow();
  return <>, {formatDuration((endedAt ?? now) - at)}</>;
}
