import { queryOptions } from '@tanstack/react-query';
import { type Picture, pictureOf } from '../../../flow-picture/picture.ts';
import type { Template } from './from-template.ts';

const flows = import.meta.glob<Template['flow']>('../../../../../../templates/*/flow.json', { import: 'default' });
const layouts = import.meta.glob<Template['layout']>('../../../../../../templates/*/layout.json', { import: 'default' });
const calls = import.meta.glob<Template['flow']>('../../../../../../templates/*/calls/*.call.json', { import: 'default' });

export interface TemplateChoice extends Template {
  name: string;
  kind: string;
  languages: string[];
  picture: Picture;
}

const order = ['help-line', 'after-hours-voicemail', 'payment-reminder', 'vip-shortcut', 'callback', 'appointments', 'survey'];

/** The templates of this build, with their tests; read when somebody wants a new flow. */
export const templatesQuery = queryOptions({
  queryKey: ['flow-templates'],
  queryFn: async (): Promise<TemplateChoice[]> => {
    const names = Object.keys(flows).map((file) => folderOf(file));
    const read = await Promise.all(names.map(readTemplate));
    const place = ({ name }: TemplateChoice) => (order.includes(name) ? order.indexOf(name) : order.length);
    return read.flatMap((template) => template ?? []).toSorted((one, other) => place(one) - place(other));
  },
  staleTime: Number.POSITIVE_INFINITY,
});

async function readTemplate(name: string): Promise<TemplateChoice | null> {
  const flow = await inFolder(flows, name)[0]?.load();
  const layout = await inFolder(layouts, name)[0]?.load();
  if (flow === undefined || layout === undefined) return null;
  const tests = await Promise.all(inFolder(calls, name).map(async ({ file, load }) => [callName(file), await load()] as const));
  // what is in templates is checked by their own tests: they are flows
  const { kind, languages } = flow as { kind: string; languages: string[] };
  const picture = pictureOf(
    flow as unknown as Parameters<typeof pictureOf>[0],
    layout['nodes'] as unknown as Record<string, [number, number]>,
  );
  return { name, kind, languages, picture, flow, layout, tests: Object.fromEntries(tests) };
}

function inFolder(files: Record<string, () => Promise<Template['flow']>>, name: string) {
  return Object.entries(files).flatMap(([file, load]) => (folderOf(file) === name ? [{ file, load }] : []));
}

function folderOf(file: string): string {
  return /\/templates\/([^/]+)\//.exec(file)?.[1] ?? '';
}

function callName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).replace('.call.json', '');
}
