/** The tabs of a node's form, in their order; a field without one stands on the first that its form has. */
export const formTabs = { say: 'Say and options', listening: 'Listening', fails: 'When it fails', more: 'More' } as const;
