import type { TrialLine } from '@callwright/simulator';
import { IconArrowRight, IconMessage, IconPhoneOff, IconPhoneOutgoing, IconPlayerPlay } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NodeIcon } from './node-icon-of.tsx';
import { useTrial } from './use-trial.ts';
import { useTrialWords } from './use-trial-words.ts';

/** One line of a trial call. */
export function TrialLineRow({ line }: { line: TrialLine }) {
  switch (line.kind) {
    case 'heard':
      return <HeardLine line={line} />;
    case 'pressed':
    case 'said':
      return <ActLine line={line} />;
    case 'decided':
      return <DecidedLine line={line} />;
    default:
      return <PlainLine line={line} />;
  }
}

function HeardLine({ line }: { line: TrialLine & { kind: 'heard' } }) {
  const { t } = useTranslation('try');
  const { flow } = useTrial().view;
  const severalLanguages = (flow?.languages.length ?? 0) > 1;
  if (line.what === 'ring') return <Event icon={<IconPhoneOutgoing size={12} stroke={1.9} />}>{t('rings')}</Event>;
  if (line.what === 'bridged') return <Event icon={<IconPhoneOutgoing size={12} stroke={1.9} />}>{t('connected')}</Event>;
  if (line.what === 'beep') return <Event icon={<IconPlayerPlay size={12} stroke={1.9} />}>{t('beep')}</Event>;
  if (line.what === 'silence' || line.text === '') return null;
  return (
    <div className={line.sounding ? 'trial-bubble sounding' : 'trial-bubble'} lang={line.language ?? undefined}>
      {line.what === 'play' && <IconPlayerPlay size={12} stroke={1.9} aria-label={t('recording')} />}
      {line.text}
      {severalLanguages && line.language !== null && <span className="trial-language">{line.language.split('-')[0]}</span>}
    </div>
  );
}

function ActLine({ line }: { line: TrialLine & { kind: 'pressed' | 'said' } }) {
  const { t } = useTranslation('try');
  const words = useTrialWords();
  const led = line.left === null ? null : words.exit(line.left, line.left.exit);
  const confidence = line.kind === 'said' ? (line.left?.confidence ?? line.confidence) : null;
  const isPrivateLength = line.kind === 'pressed' && line.keys.length > 1;
  return (
    <div className="trial-act">
      <span className="trial-bubble mine">
        {line.kind === 'said' ? t('quoted', { words: line.text }) : isPrivateLength || led === null ? line.keys : `${line.keys} · ${led}`}
      </span>
      <small>
        {line.kind === 'pressed'
          ? t('key', { count: line.keys.length })
          : confidence === null
            ? t('speech')
            : t('speech-sure', { sure: words.sure(confidence) })}
        {line.kind === 'said' && led !== null && (
          <>
            {' '}
            <IconArrowRight size={10} stroke={2} aria-hidden /> {led}
          </>
        )}
      </small>
    </div>
  );
}

function DecidedLine({ line }: { line: TrialLine & { kind: 'decided' } }) {
  const { t } = useTranslation('try');
  const words = useTrialWords();
  if (!words.tells(line)) return null;
  const { because, place, exit } = line;
  const failed = because.by === 'failure' || (because.by === 'work' && because.failed !== null && because.failed !== 'not-found');
  const title = words.title(place);
  const what = because.by === 'no-input' ? t('no-input') : words.exit(place, exit);
  return (
    <Event icon={<NodeIcon place={place} />} failed={failed}>
      {/[?!.:]$/.test(title) ? `${title} ${what}` : `${title}: ${what}`}
    </Event>
  );
}

function PlainLine({ line }: { line: Exclude<TrialLine, { kind: 'heard' | 'pressed' | 'said' | 'decided' }> }) {
  const { t } = useTranslation('try');
  if (line.kind === 'sent')
    return <Event icon={<IconMessage size={12} stroke={1.9} />}>{t('sent', { to: line.to, text: line.text })}</Event>;
  if (line.kind === 'flow') return <Event icon={<IconArrowRight size={12} stroke={1.9} />}>{t('to-flow', { flow: line.flow })}</Event>;
  const how = line.kind === 'hung-up' ? 'hung-up' : line.how;
  return <Event icon={<IconPhoneOff size={12} stroke={1.9} />}>{t(`end-${how}`)}</Event>;
}

function Event({ icon, failed = false, children }: { icon: ReactNode; failed?: boolean; children: ReactNode }) {
  return (
    <p className={failed ? 'trial-event failed' : 'trial-event'}>
      <span aria-hidden>{icon}</span>
      <span>{children}</span>
    </p>
  );
}
