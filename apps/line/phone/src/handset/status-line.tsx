import './status-line.css';
import { IconEar, IconHourglass, IconMusic, IconPhoneCall, IconPhoneOutgoing, IconPlayerRecord, IconVolume } from '@tabler/icons-react';
import type { LineCall } from '../../../src/control/protocol.ts';
import { useSound } from '../sound/sound-context.ts';
import { languageName, pickVoice } from '../sound/speaker.ts';
import { useVoices } from '../sound/use-voices.ts';
import { useLineNow } from '../store/session-context.ts';
import { describeMoment, type MomentKind } from '../transcript/describe-moment.ts';

const icons: Readonly<Record<MomentKind, typeof IconEar>> = {
  ringing: IconPhoneOutgoing,
  speaking: IconVolume,
  playing: IconMusic,
  listening: IconEar,
  recording: IconPlayerRecord,
  connected: IconPhoneCall,
  waiting: IconHourglass,
};

/** What the call does now, and what it expects. */
export function StatusLine({ call }: { call: LineCall }) {
  const moment = describeMoment(call, useLineNow());
  const note = useVoiceNote(call);
  const Icon = icons[moment.kind];
  return (
    <div className="status">
      <p className={`status-line ${moment.kind}`}>
        <Icon size={15} aria-hidden />
        <span className="status-words figures">{moment.words}</span>
        <span className="status-hint ellipsis">{moment.hint}</span>
      </p>
      {note && <p className="caption status-note">{note}</p>}
    </div>
  );
}

function useVoiceNote(call: LineCall): string | null {
  const voices = useVoices();
  const { on } = useSound();
  const said = call.heard.findLast(({ kind }) => kind === 'say');
  if (!on || !said) return null;
  if (voices.length === 0) return 'This browser has no voice: read along.';
  const language = said.language ?? 'en-US';
  return pickVoice(voices, language) ? null : `No voice for ${languageName(language)} in this browser: read along.`;
}
