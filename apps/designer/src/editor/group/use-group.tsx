import { ApiError } from '@callwright/web/api/api-error.ts';
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { flowsQuery } from '../../api/flow-queries.ts';
import { recordOf } from '../../json/is-record.ts';
import { freeName } from '../../page-parts/free-name.ts';
import { createFlow } from '../../pages/flows/create-flow.ts';
import { fileOf, sendFile } from '../../pages/flows/flow-files.ts';
import { useStable } from '../canvas/use-stable.ts';
import '../clipboard/import-offer.css';
import { useEditorStore } from '../model/editor-context.ts';
import { nodeOf, type OpenDocument } from '../model/open-document.ts';
import { useOpened } from '../opened-context.ts';
import { groupIntoModule } from './group-into-module.ts';
import { recordingsOf } from './recordings-of.ts';

/** Makes a module of what is selected: a new flow, kept as a draft, and one node that uses it here. Undo brings the nodes back; the module stays. */
export function useGroup(): () => void {
  const { t } = useTranslation('canvas');
  const store = useEditorStore();
  const answers = useQueryClient();
  const { id: open } = useOpened();
  // what is told stands outside of the pages
  const navigate = useNavigate();

  const group = async (): Promise<void> => {
    const { flow, layout, selected, readOnly } = store.getState();
    if (readOnly || selected.length === 0) return;
    const cards = await answers.fetchQuery({ ...flowsQuery, staleTime: 0 });
    const first = selected.map((id) => nodeOf(flow, id)?.title).find((title) => title !== undefined);
    const title = t('module-of', { title: first ?? flow.title });
    const id = freeName(title, new Set(cards.map((card) => card.id)), 'module');
    const made = groupIntoModule({ flow, layout }, selected, id, title);
    if ('reason' in made) return void notifications.show({ message: t(`no-group-${made.reason}`, { title: made.title }) });
    await createModule(open, made.module);
    // what was changed while the module was made stands in it no more
    if (store.getState().flow !== flow) return void notifications.show({ color: 'red', message: t('group-meanwhile', { title }) });
    store.getState().change(t('group', { count: selected.length }), made.change);
    store.getState().look({ selected: [made.node], selectedExit: null, inspector: true });
    await answers.invalidateQueries({ queryKey: ['flows'], exact: true });
    const told = notifications.show({
      autoClose: 12_000,
      message: (
        <div className="import-offer">
          <span>{t('grouped', { title })}</span>
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              notifications.hide(told);
              void navigate({ to: '/flows/$id', params: { id } });
            }}
          >
            {t('open-module')}
          </Button>
        </div>
      ),
    });
  };
  return useStable(() => {
    group().catch((error: unknown) => {
      const reason = error instanceof ApiError || error instanceof Error ? error.message : String(error);
      notifications.show({ color: 'red', message: t('group-failed', { reason }) });
    });
  });
}

/** Keeps the module with the recordings that its prompts play. */
async function createModule(from: string, { flow, layout }: OpenDocument): Promise<void> {
  await createFlow({ flow: plain(flow), layout: plain(layout), tests: {} });
  for (const path of recordingsOf(flow)) {
    // one that is not there is a problem of the flow already
    const file = await fileOf(from, path).catch(() => null);
    if (file !== null) await sendFile(flow.id, path, file);
  }
}

function plain(value: unknown) {
  return recordOf(JSON.parse(JSON.stringify(value))) as Parameters<typeof createFlow>[0]['flow'];
}
