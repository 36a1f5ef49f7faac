/** What a form, a linter or a document must know of a field beyond its type. Nobody has to know the node type for it. */
export interface FieldMeta {
  label?: string;
  help?: string;
  unit?: string;
  /** The kind of value: it picks the form control, and tells lint where prompts, templates and variables are. */
  control?:
    | 'prompt'
    | 'prompts'
    | 'wording'
    | 'template'
    /** Any JSON whose texts are templates. */
    | 'json-template'
    /** A template that may hold secrets. */
    | 'header'
    | 'endpoint-name'
    | 'schedule-name'
    | 'sms-template-name'
    | 'flow-name'
    | 'module-name'
    | 'variable'
    | 'set-variable'
    /** A variable of the module that the node uses. */
    | 'module-variable'
    | 'operand'
    | 'phone-name'
    | 'options'
    | 'rows'
    | 'keys';
  /**
   * What is filled in here leaves the company, for another system or for somebody else than the caller: as part of an address that is called up,
   * or of what is told. `unless`: it stays where it is as long as these fields of the configuration have these values.
   */
  outward?: 'address' | 'content' | { unless: Readonly<Record<string, string>> };
}

declare module 'zod' {
  interface GlobalMeta extends FieldMeta {}
}
