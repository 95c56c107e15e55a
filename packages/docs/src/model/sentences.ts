/** The sentences of a text. A dot within code or a number ends none. */
export function sentences(text: string): string[] {
  return text.trim().split(/(?<=[.!?])\s+(?=[A-Z`])/);
}
