/** What a form, a linter or a document must know of a field beyond its type. Nobody has to know the node type for it. */
export interface FieldMeta {
  label?: string;
  help?: string;
  unit?: string;
  /** The words for each value of an enum. */
  choices?: Readonly<Record<string, string>>;
  /** The tab of the form on which the field stands; without one it stands on the first. */
  group?: string;
  /** Rarely changed: folded away at the end of its tab. */
  advanced?: boolean;
  /** One of a list's items, "Option", and the words that add one, "Add an option". */
  item?: string;
  add?: string;
  /** The kind of value: it picks the form control, and tells lint where prompts, templates and variables are. */
  control?:
    | 'prompt'
    | 'prompts'
    | 'wording'
    | 'template'
    /** A template in each language of the flow. */
    | 'templates'
    /** Any JSON whose texts are templates. */
    | 'json-template'
    /** A template that may hold secrets. */
    | 'header'
    | 'endpoint-name'
    | 'schedule-name'
    | 'sms-template-name'
    | 'flow-name'
    | 'module-name'
    | 'queue-name'
    /** A flow of kind `wait`: it becomes a part of the flow that names it. */
    | 'wait-flow-name'
    /** Why a caller leaves the line. */
    | 'leave-reason'
    | 'variable'
    | 'set-variable'
    /** A variable of the module that the node uses. */
    | 'module-variable'
    | 'operand'
    | 'phone-name'
    /** A number to show, by the name that the environment binds it to, or as a number. */
    | 'caller-id-name'
    | 'options'
    | 'rows'
    | 'keys'
    | 'language'
    /** What callers say, a list of phrases or one for each language. */
    | 'phrases'
    /** The name of an exit that the node itself declares; people give it a label. */
    | 'exit'
    /** One of the exits that the module declares in which the node stands. */
    | 'module-exit';
  /** The queue of a `queue-name` field must have a callback policy; a field left empty means the queue in which the caller waits. */
  needs?: 'callback-policy';
  /**
   * What is filled in here leaves the company, for another system or for somebody else than the caller: as part of an address that is called up,
   * or of what is told. `unless`: it stays where it is as long as these fields of the configuration have these values.
   */
  outward?: 'address' | 'content' | { unless: Readonly<Record<string, string>> };
}

declare module 'zod' {
  interface GlobalMeta extends FieldMeta {}
}
