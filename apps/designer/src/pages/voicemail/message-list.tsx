import { meQuery } from '@callwright/web/api/me-query.ts';
import { clockText } from '@callwright/web/time/clock-text.ts';
import { Button, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMoment } from '../calls/use-moment.ts';
import { CallBackButton } from '../lost-calls/call-back-button.tsx';
import { type Message, messageActions } from './mailbox-api.ts';

/** Messages of a box: who, when, what was said, and what is done about it. */
export function MessageList({ messages }: { messages: readonly Message[] }) {
  const { t } = useTranslation('voicemail');
  const answers = useQueryClient();
  const [leaving, setLeaving] = useState<Message | null>(null);
  const settled = {
    onSettled: () => answers.invalidateQueries({ queryKey: ['mailboxes'] }),
    onError: (failure: Error) => notifications.show({ color: 'red', message: failure.message }),
  };
  const hear = useMutation({
    mutationFn: ({ message, heard }: { message: Message; heard: boolean }) => messageActions.hear(message, heard),
    ...settled,
  });
  const remove = useMutation({ mutationFn: messageActions.remove, ...settled, onSuccess: () => setLeaving(null) });
  return (
    <>
      <ul className="page-card messages">
        {messages.map((message) => (
          <OneMessage
            key={message.id}
            message={message}
            onHeard={(heard) => hear.mutate({ message, heard })}
            onDelete={() => setLeaving(message)}
          />
        ))}
      </ul>
      <Modal
        opened={leaving !== null}
        onClose={() => setLeaving(null)}
        title={t('delete-title')}
        closeButtonProps={{ 'aria-label': t('cancel') }}
      >
        <p>{t('delete-what')}</p>
        <div className="dialog-buttons">
          <Button variant="default" onClick={() => setLeaving(null)}>
            {t('cancel')}
          </Button>
          <Button color="red" loading={remove.isPending} onClick={() => leaving !== null && remove.mutate(leaving)}>
            {t('delete')}
          </Button>
        </div>
      </Modal>
    </>
  );
}

interface OneMessageProps {
  message: Message;
  onHeard(heard: boolean): void;
  onDelete(): void;
}

function OneMessage({ message, onHeard, onDelete }: OneMessageProps) {
  const { t } = useTranslation('voicemail');
  const moment = useMoment();
  const { data: me } = useQuery(meQuery);
  const may = (right: 'operate-queues' | 'delete-messages' | 'read-calls') => me?.rights.includes(right) === true;
  const { callSid, from, at, seconds, transcription, heardAt, audio } = message;
  return (
    <li>
      <div className="message-head">
        <strong className="figures">{from}</strong>
        {heardAt === null && <span className="chip brand">{t('fresh')}</span>}
        <span className="caption figures">
          {moment(at)} · {clockText(seconds)}
        </span>
        <span className="page-space" />
        {may('read-calls') && (
          <Button component={Link} to={`/calls/${callSid}`} size="xs" variant="subtle">
            {t('story')}
          </Button>
        )}
        <Button size="xs" variant="subtle" onClick={() => onHeard(heardAt === null)}>
          {heardAt === null ? t('mark-heard') : t('mark-new')}
        </Button>
        {may('operate-queues') && /^\+\d{5,}$/.test(from) && <CallBackButton number={from} queue={null} />}
        {may('delete-messages') && (
          <Button size="xs" variant="subtle" color="red" onClick={onDelete}>
            {t('delete')}
          </Button>
        )}
      </div>
      <p className={transcription === null ? 'caption' : 'message-text'}>{transcription ?? t('no-text')}</p>
      {/* biome-ignore lint/a11y/useMediaCaption: the text of the message stands above */}
      <audio controls preload="none" src={audio} aria-label={t('listen', { from })} onEnded={() => heardAt === null && onHeard(true)} />
    </li>
  );
}
