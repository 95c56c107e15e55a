const longest = 63;

/**
 * The slug that a name makes: letters without their accents, digits, and single hyphens for all else; cut to 63
 * characters. Where nothing is left, it is `fallback`; where another has it, a number follows, from `-2`.
 *
 * @example
 * slugFrom("Café Müller", "repository", (slug) => taken.has(slug)); // cafe-muller
 */
export function slugFrom(name: string, fallback: string, isTaken: (slug: string) => boolean): string {
  const base = cut(plain(name), longest) || fallback;
  let slug = base;
  for (let number = 2; isTaken(slug); number++) {
    const ending = `-${number}`;
    slug = cut(base, longest - ending.length) + ending;
  }
  return slug;
}

function plain(name: string): string {
  const letters = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return letters.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

// A hyphen at the end would not make a slug.
function cut(slug: string, length: number): string {
  return slug.slice(0, length).replace(/-$/, "");
}
