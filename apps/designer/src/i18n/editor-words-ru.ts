/** The words that the editor shows from its beginning, by area, in one file. */
export const editorWords = import.meta.glob<Record<string, string>>(
  './ru/{editor,canvas,keys,flows,presence,history,publish,find,outline,repairs,problems,inspector}.json',
  { eager: true, import: 'default' },
);
