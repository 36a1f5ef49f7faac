import { skipToken, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { versionQuery } from '../../api/flow-queries.ts';
import { draftSaveQuery } from '../history/history-queries.ts';
import { asDocument } from '../model/as-document.ts';
import { useDocument } from '../model/editor-context.ts';
import type { OpenDocument } from '../model/open-document.ts';
import { useOpened } from '../opened-context.ts';
import { filesOnDisk } from '../publish/files-on-disk.ts';
import { useLiveVersion } from '../publish/use-live-version.ts';
import { useSaving } from '../saving/saving-context.ts';
import type { SideName } from './side-names.ts';

/** The flow of one side of a comparison; null while it is read, or where there is none. */
export function useSide(side: SideName): { document: OpenDocument | null; error: Error | null } {
  const { id, state } = useOpened();
  const draft = useDocument();
  const theirs = useSaving((saving) => saving.theirs);
  const live = useLiveVersion(state);
  const { data: files } = useQuery(filesOnDisk(id));
  // files that a developer changed are live as soon as they have no errors
  const number = side.what === 'version' ? side.number : side.what === 'files' && files == null ? (live?.number ?? null) : null;
  const version = useQuery({ ...versionQuery(id, number ?? 0), ...(number === null && { queryFn: skipToken }) });
  const save = useQuery({ ...draftSaveQuery(id, side.what === 'save' ? side.id : 0), ...(side.what !== 'save' && { queryFn: skipToken }) });
  const read = side.what === 'save' ? save.data : number === null ? files : version.data;
  const document = useMemo(() => (read == null ? null : asDocument(read.flow, read.layout)), [read]);
  if (side.what === 'draft') return { document: draft, error: null };
  if (side.what === 'theirs') return { document: theirs, error: null };
  return { document, error: version.error ?? save.error };
}
