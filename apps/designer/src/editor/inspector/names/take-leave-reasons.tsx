import { leaveReasons } from '@callwright/flow-compiler';
import { nodeRegistry } from '@callwright/nodes';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { valueAt } from '../../../json/at-path.ts';
import { recordOf } from '../../../json/is-record.ts';
import { definitionOf } from '../../../nodes/definition-of.ts';
import { useEditor } from '../../model/editor-context.ts';
import { deriveForm } from '../form/derive-form.ts';
import { listAt, textAt } from '../form/field.ts';
import { useForm } from '../form/form-place.ts';
import { useWrite } from '../form/use-control.ts';
import { useModule } from './use-module.ts';

/** Gives the node the reasons for which callers leave its wait flow, where they are others. Exits that stay keep their ways. */
export function TakeLeaveReasons({ waitFlow }: { waitFlow: string }) {
  const { t } = useTranslation('inspector');
  const { node } = useForm();
  const write = useWrite();
  const readOnly = useEditor((editor) => editor.readOnly);
  const found = useModule(waitFlow);
  const wanted = found === null ? [] : leaveReasons(found, nodeRegistry);
  const definition = definitionOf(node.type);
  const fields = definition === undefined ? [] : deriveForm(definition.config).flatMap((tab) => tab.fields);
  const table = fields.find(({ shape }) => shape.kind === 'table' && shape.fields.some(({ name }) => name === 'reason'));
  if (table === undefined || found === null) return null;
  const own = listAt(valueAt(node.config, [table.name])).map(recordOf);
  const names = own.map((item) => textAt(item['reason']));
  if (names.length === wanted.length && wanted.every((reason) => names.includes(reason))) return null;
  const reasons = wanted.map((reason) => own.find((item) => textAt(item['reason']) === reason) ?? { reason });
  return (
    <Button
      className="take-exits"
      size="xs"
      variant="light"
      disabled={readOnly}
      onClick={() => write([[[table.name], reasons]], { step: true, forget: true })}
    >
      {t('take-reasons', { count: wanted.length })}
    </Button>
  );
}
