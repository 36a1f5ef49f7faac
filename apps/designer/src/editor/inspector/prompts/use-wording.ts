import { ApiError } from '@callwright/web/api/api-error.ts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Path, valueAt } from '../../../json/at-path.ts';
import { recordOf } from '../../../json/is-record.ts';
import { useOpened } from '../../opened-context.ts';
import { textAt } from '../form/field.ts';
import { useForm } from '../form/form-place.ts';
import { useWrite } from '../form/use-control.ts';
import { audioKind, audioName, flowFilesQuery, sendAudio } from './flow-files.ts';
import { spokenLength } from './spoken-length.ts';

/** What is said in one language at a place of a configuration, and how it is changed. `drop` is what goes when nothing is left of it. */
export function useWording(path: Path, language: string, drop: Path) {
  const { id, node } = useForm();
  const { t } = useTranslation('inspector');
  const { id: flow } = useOpened();
  const client = useQueryClient();
  const write = useWrite();
  const [trouble, setTrouble] = useState<string | null>(null);
  const wording = recordOf(valueAt(node.config, path));
  const [text, audio] = [textAt(wording['text']), textAt(wording['audio'])];
  const files = useQuery({ ...flowFilesQuery(flow), enabled: audio !== '' });
  const recorded = files.data?.find((file) => file.path === audio)?.seconds ?? null;

  const setText = (next: string) => {
    setTrouble(null);
    if (next === '' && audio === '') write([[drop, undefined]]);
    else write([[[...path, 'text'], next || undefined]]);
  };
  const setAudio = (name: string | null) =>
    name === null && text === ''
      ? write([[drop, undefined]], { step: true })
      : write([[[...path, 'audio'], name ?? undefined]], { step: true });

  const send = async (content: Blob, file: string) => {
    const kind = audioKind(file);
    if (kind === null) return setTrouble(t('no-audio'));
    setTrouble(null);
    const name = audioName(id, language, kind, Date.now());
    try {
      await sendAudio(flow, name, content);
      await client.invalidateQueries({ queryKey: ['flows', flow, 'files'] });
      setAudio(name);
    } catch (error) {
      setTrouble(error instanceof ApiError ? error.message : t('not-sent'));
    }
  };
  return {
    ...{ flow, text, audio, trouble, setTrouble, setText, setAudio, send },
    seconds: audio === '' ? spokenLength(text) : recorded,
  };
}
