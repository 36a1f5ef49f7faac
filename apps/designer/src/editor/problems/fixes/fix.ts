import type { Diagnostic, Flow } from '@callwright/flow-schema';
import type { Panel } from '../../model/create-editor.ts';
import type { Change } from '../../model/open-document.ts';

/** Where a person repairs something himself. */
export type RepairPlace =
  /** The list of what may follow an exit. */
  | { what: 'exit'; node: string; exit: string }
  | { what: 'panel'; panel: Panel }
  /** Another flow that this one uses. */
  | { what: 'flow'; flow: string };

/** One click against a problem: a change, or the place where it is made. `label` is a key of the words of fixes, with what is filled into them. */
export type Fix = { label: string; values?: Readonly<Record<string, string>> } & ({ change: Change } | { open: RepairPlace });

/** Finds what may be done against a problem of a flow, the best first. */
export type FindFixes = (problem: Diagnostic, flow: Flow) => readonly Fix[];
