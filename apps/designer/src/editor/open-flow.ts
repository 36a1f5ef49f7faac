import { inEnglish } from '@callwright/flow-compiler';
import type { FlowState } from '../api/flow-queries.ts';
import { noteLastSave } from '../api/last-saves.ts';
import { boxesOf } from './canvas/boxes-of.ts';
import { createLayers, type LayersStore } from './canvas/layers.ts';
import { asDocument } from './model/as-document.ts';
import { createEditor, type EditorStore } from './model/create-editor.ts';
import { type OpenDocument, withPlaces } from './model/open-document.ts';
import { type Autosave, createAutosave } from './saving/create-autosave.ts';
import { createKeeper } from './saving/create-keeper.ts';
import { type KeptDraft, keepDraft, keptDraft } from './saving/kept-drafts.ts';
import { saveDraft, theirDraft } from './saving/save-draft.ts';
import { placeBoxes } from './tidy/place-boxes.ts';
import { placeMissing } from './tidy/place-missing.ts';

/** A flow that is open: its document, how it is saved, what lies over the canvas. */
export interface OpenedFlow {
  id: string;
  state: FlowState;
  editor: EditorStore;
  layers: LayersStore;
  autosave: Autosave;
  close(): void;
}

/** Opens a flow as the server has it, with what was changed here before and not sent. */
export async function openFlow(state: FlowState): Promise<OpenedFlow> {
  const { id, hash, draft } = state;
  const kept = await keptDraft(id);
  const server = await placed(asDocument(state.flow, state.layout));
  const editor = createEditor(kept?.document ?? server);
  if (state.readOnly) editor.setState({ readOnly: true });
  const after = (milliseconds: number, act: () => void) => {
    const timer = setTimeout(act, milliseconds);
    return () => clearTimeout(timer);
  };
  const keeper = createKeeper<Omit<KeptDraft, 'at'>>(
    (unsent) => void keepDraft(id, unsent === null ? null : { ...unsent, at: Date.now() }),
    after,
  );
  const autosave = createAutosave(
    { save: (document, baseHash) => saveDraft(id, document, baseHash), keep: keeper.keep, isTheirs: theirDraft, after },
    { baseHash: kept?.baseHash ?? hash, savedAt: draft?.savedAt ?? null, changes: draft?.changes ?? 0 },
  );
  if (kept !== null) autosave.changed(kept.document);
  const stopWatching = editor.subscribe(({ flow, layout }, before) => {
    if (flow !== before.flow || layout !== before.layout) autosave.changed({ flow, layout });
  });
  const onLine = (): void => void autosave.now();
  window.addEventListener('online', onLine);
  // a page that goes may not come back
  document.addEventListener('visibilitychange', keeper.flush);
  window.addEventListener('pagehide', keeper.flush);
  return {
    ...{ id, state, editor, autosave, layers: createLayers() },
    close() {
      stopWatching();
      window.removeEventListener('online', onLine);
      document.removeEventListener('visibilitychange', keeper.flush);
      window.removeEventListener('pagehide', keeper.flush);
      keeper.flush();
      noteLastSave(
        id,
        autosave.now().finally(() => autosave.close()),
      );
    },
  };
}

/** Boxes without a place are laid out; that alone is no change. */
async function placed(document: OpenDocument): Promise<OpenDocument> {
  const without = Object.keys(document.flow.nodes).filter((id) => document.layout.nodes[id] === undefined);
  if (without.length === 0) return document;
  const boxes = boxesOf(document, document.flow.languages[0] ?? 'en-US', inEnglish);
  const isAll = without.length === boxes.size;
  return withPlaces(document, isAll ? await placeBoxes(boxes, document.flow.start) : placeMissing(boxes, without));
}
