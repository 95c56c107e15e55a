// The characters of a line, about.
const usual = 80;

/** A value as messages show it: as JSON, its beginning where it is longer than a line. */
export function show(value: unknown, most: number = usual): string {
  // What is JSON already, such as the text of an answer, is not put in quotes again.
  const text = typeof value === "string" && /^\s*[{[]/.test(value) ? value : (JSON.stringify(value) ?? "nothing");
  return shorten(text, most);
}

/** A text, or its beginning where it is longer than a line. */
export function shorten(text: string, most: number = usual): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

/** Some phrases in one: the first three, each no longer than a line or two, and how many more there are. */
export function several(phrases: readonly string[], between: string = ", "): string {
  const told = phrases.slice(0, 3).map((phrase) => shorten(phrase, 2 * usual));
  const rest = phrases.length - told.length;
  return [...told, ...(rest > 0 ? [`and ${rest} more`] : [])].join(between);
}
