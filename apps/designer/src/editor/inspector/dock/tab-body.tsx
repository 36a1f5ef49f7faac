import { memo, useEffect, useRef } from 'react';
import { definitionOf } from '../../../nodes/definition-of.ts';
import { useEditor } from '../../model/editor-context.ts';
import { deriveForm } from '../form/derive-form.ts';
import type { Field, Tab } from '../form/field.ts';
import { FieldList, isWide } from '../form/field-list.tsx';
import { FieldView } from '../form/field-view.tsx';
import { useForm } from '../form/form-place.ts';
import { PromptBlock } from '../prompts/prompt-block.tsx';
import { ExitsTab } from './exits-tab.tsx';
import { NoteTab } from './note-tab.tsx';
import { type DockTab, fieldPath } from './use-tabs.ts';

const FIELDS = '.cm-content, input:not([type="hidden"]), textarea, button';

/** What a tab holds. A field that wants attention gets the focus. */
export const TabBody = memo(function TabBody({ open }: { open: DockTab | undefined }) {
  const { id } = useForm();
  const focus = useEditor((editor) => (editor.focus?.node === id ? editor.focus : null));
  const body = useRef<HTMLDivElement>(null);
  const name = open?.name;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the field is looked for once its tab is there
  useEffect(() => {
    if (focus === null || body.current === null) return;
    const path = fieldPath(focus.field);
    if (path.length === 0) return body.current.querySelector<HTMLElement>(FIELDS)?.focus();
    for (let length = path.length; length > 0; length -= 1) {
      const place = body.current.querySelector(`[data-field="${CSS.escape(path.slice(0, length).join('.'))}"]`);
      if (place === null) continue;
      const field = place.querySelector<HTMLElement>(FIELDS);
      place.scrollIntoView({ block: 'nearest' });
      return field?.focus();
    }
  }, [focus?.at, name]);
  return (
    <div ref={body} id="dock-tab-body" className="dock-tab" role="tabpanel">
      {open?.kind === 'form' && <FormTab tab={open.tab} />}
      {open?.kind === 'exits' && <ExitsTab />}
      {open?.kind === 'note' && <NoteTab />}
    </div>
  );
});

/** A tab of the form: what callers hear at the left, the rest beside it. */
function FormTab({ tab }: { tab: Tab }) {
  const { node } = useForm();
  const definition = definitionOf(node.type);
  const form = definition === undefined ? [] : deriveForm(definition.config);
  const all = form.flatMap(({ fields }) => fields);
  const main = all.find(({ shape }) => shape.kind === 'prompt');
  const tries = all.filter(({ shape }) => shape.kind === 'prompts');
  const isMain = main !== undefined && tab.fields.includes(main);
  const rest = tab.fields.filter((field) => field !== main && !(main !== undefined && tries.includes(field)));
  const tables = rest.filter(({ shape }) => shape.kind === 'table');
  const others = rest.filter(({ shape }) => shape.kind !== 'table');
  if (!isMain)
    return (
      <div className="form-pane alone">
        <FieldList fields={rest} path={[]} />
      </div>
    );
  return (
    <>
      <div className="form-pane prompts" data-field={main.name}>
        <PromptBlock field={main} path={[main.name]} tries={tries} />
      </div>
      {rest.length > 0 && (
        <div className={others.some(isWide) || tables.length > 0 ? 'form-pane' : 'form-pane narrow'}>
          {others.length > 0 && <FieldList fields={others} path={[]} />}
          {tables.map((field) => (
            <TableOf key={field.name} field={field} />
          ))}
        </div>
      )}
    </>
  );
}

function TableOf({ field }: { field: Field }) {
  return (
    <div data-field={field.name}>
      <FieldView field={field} path={[field.name]} />
    </div>
  );
}
