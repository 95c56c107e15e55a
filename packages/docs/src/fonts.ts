import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import subsetFont from "subset-font";

/** The characters of the fonts' files. Browsers use the next font of the list for other characters. */
export const fontCharacters: string =
  // Printable ASCII, Latin letters with accents, and punctuation.
  `${String.fromCharCode(...range(0x20, 0x7e), ...range(0xc0, 0xff))}·×−–—…‘’“”→←`;

const sans = import.meta.resolve("@fontsource-variable/onest/files/onest-latin-wght-normal.woff2");
const mono = import.meta.resolve("@fontsource/spline-sans-mono/files/spline-sans-mono-latin-400-normal.woff2");

/**
 * Returns the site's fonts by path. The larger one has only the characters and weights that pages use. They keep the names of
 * their authors and license, as the SIL Open Font License requires.
 */
export async function fontFiles(): Promise<[path: string, content: Uint8Array][]> {
  const options = {
    targetFormat: "woff2" as const,
    variationAxes: { wght: { min: 400, max: 700 } },
    keepFeatures: ["kern"],
    preserveNameIds: [0, 13, 14],
  };
  return [
    ["assets/onest.woff2", await subsetFont(await readFile(fileURLToPath(sans)), fontCharacters, options)],
    ["assets/spline-sans-mono.woff2", await readFile(fileURLToPath(mono))],
  ];
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}
