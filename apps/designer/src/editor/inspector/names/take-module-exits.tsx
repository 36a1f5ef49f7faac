import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { valueAt } from '../../../json/at-path.ts';
import { recordOf } from '../../../json/is-record.ts';
import { definitionOf } from '../../../nodes/definition-of.ts';
import { useEditor } from '../../model/editor-context.ts';
import { exitField } from '../form/blank-value.ts';
import { deriveForm } from '../form/derive-form.ts';
import { listAt, textAt } from '../form/field.ts';
import { useForm } from '../form/form-place.ts';
import { useWrite } from '../form/use-control.ts';
import { useModule } from './use-module.ts';

/** Gives the node the exits of its module, where they are others. Exits that stay keep their ways. */
export function TakeModuleExits({ module }: { module: string }) {
  const { t } = useTranslation('inspector');
  const { node } = useForm();
  const write = useWrite();
  const readOnly = useEditor((editor) => editor.readOnly);
  const wanted = useModule(module)?.module?.exits ?? [];
  const definition = definitionOf(node.type);
  const fields = definition === undefined ? [] : deriveForm(definition.config).flatMap((tab) => tab.fields);
  const table = fields.find(({ shape }) => shape.kind === 'table' && exitField(shape.fields) !== null);
  if (table === undefined || wanted.length === 0) return null;
  const own = listAt(valueAt(node.config, [table.name])).map((item) => textAt(recordOf(item)['exit']));
  if (own.length === wanted.length && wanted.every(({ exit }) => own.includes(exit))) return null;
  const exits = wanted.map(({ exit, label }) => ({ exit, ...(label !== undefined && { label }) }));
  return (
    <Button
      className="take-exits"
      size="xs"
      variant="light"
      disabled={readOnly}
      onClick={() => write([[[table.name], exits]], { step: true, forget: true })}
    >
      {t('take-exits', { count: wanted.length })}
    </Button>
  );
}
