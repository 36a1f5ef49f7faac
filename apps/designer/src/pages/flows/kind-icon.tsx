import { IconHourglassHigh, IconPhoneCalling, IconPhoneIncoming, IconStack2, IconStars, type TablerIcon } from '@tabler/icons-react';

export const flowKinds = ['call', 'wait', 'callback', 'survey', 'module'] as const;

const icons: Readonly<Record<string, TablerIcon>> = {
  call: IconPhoneIncoming,
  wait: IconHourglassHigh,
  callback: IconPhoneCalling,
  survey: IconStars,
  module: IconStack2,
};

/** What a flow is for, as a picture; the word stands beside it. */
export function KindIcon({ kind }: { kind: string }) {
  const Icon = icons[kind] ?? IconPhoneIncoming;
  return <Icon className="kind-icon" size={15} stroke={1.9} aria-hidden />;
}
