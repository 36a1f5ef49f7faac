import { createContext, useContext } from 'react';
import { createStore, useStore } from 'zustand';

/** How a node differs in a comparison. */
export type Difference = 'added' | 'removed' | 'changed' | 'same';

/** A call that is being tried, as the canvas shows it. */
export interface TrialOnCanvas {
  current: string | null;
  /** What stands in the tag above the node where the caller is: "Listening, 4 s". */
  tag: string | null;
  visited: readonly string[];
  /** Exits that the call took; the label is the key or how sure the words were. */
  taken: readonly { node: string; exit: string; label: string | null }[];
}

/** Where calls of a time went: how many came to each node, took each exit, and hung up. */
export interface TrafficOnCanvas {
  nodes: Readonly<Record<string, { entered: number; hungUp: number; ended: number; hungUpAfter: number | null }>>;
  /** How many calls took a way (`wayId`). */
  ways: Readonly<Record<string, number>>;
  /** The largest of them. */
  most: number;
}

/** What lies over the boxes and ways of a canvas. None of it belongs to the document. */
export interface Layers {
  problems: Readonly<Record<string, { errors: number; warnings: number }>>;
  /** Calls in each node now. */
  live: Readonly<Record<string, number>>;
  trial: TrialOnCanvas | null;
  /** What no test reaches, when tests are shown. */
  untested: { nodes: readonly string[]; exits: readonly string[] } | null;
  /** Who else edits which node. */
  others: Readonly<Record<string, string>>;
  /** A comparison: nodes by how they differ, with how many fields; ways (`wayId`) by how they differ. */
  differences: { nodes: Readonly<Record<string, { how: Difference; fields: number }>>; ways: Readonly<Record<string, Difference>> } | null;
  /** The way of a failing path, step by step: nodes and ways (`wayId`) that it takes. */
  path: { nodes: readonly string[]; ways: readonly string[]; current: string | null } | null;
  /** Null while none is shown. */
  traffic: TrafficOnCanvas | null;
  shown: { problems: boolean; live: boolean; tests: boolean };
}

/** Layers with nothing on them. */
export function createLayers(initial: Partial<Layers> = {}) {
  return createStore<Layers>()(() => ({
    problems: {},
    live: {},
    trial: null,
    untested: null,
    others: {},
    differences: null,
    path: null,
    traffic: null,
    shown: { problems: true, live: true, tests: false },
    ...initial,
  }));
}
export type LayersStore = ReturnType<typeof createLayers>;

export const LayersContext = createContext<LayersStore | null>(null);

/** The layers of this canvas. */
export function useLayersStore(): LayersStore {
  const store = useContext(LayersContext);
  if (store === null) throw new Error('There is no canvas here.');
  return store;
}

/** A part of what lies over the canvas. */
export function useLayer<Part>(select: (layers: Layers) => Part): Part {
  return useStore(useLayersStore(), select);
}
