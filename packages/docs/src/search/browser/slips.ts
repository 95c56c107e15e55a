/** A term as it may have been meant: if it is not known, one that is, and has two neighbouring letters the other way round. */
export function untwisted(term: string, known: Set<string>): string {
  if (known.has(term)) return term;
  const twisted = [...term].map((_, at) => swapped(term, at));
  return twisted.find((other) => known.has(other)) ?? term;
}

function swapped(term: string, at: number): string {
  return term.slice(0, at) + (term[at + 1] ?? "") + term[at] + term.slice(at + 2);
}
