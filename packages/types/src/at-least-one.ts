/**
 * `Fields` with a value for at least one of the optional fields `Name`.
 *
 * @typeParam Missing `null` if null is the same as a missing field.
 */
export type AtLeastOne<Fields, Name extends keyof Fields, Missing = never> = Fields &
  { [Each in Name]: { [Field in Each]-?: Exclude<Fields[Each], Missing | undefined> } }[Name];
