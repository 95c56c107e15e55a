import { isScalar, parseDocument, type YAMLMap } from "yaml";

/** The text of some entries of a YAML mapping, as it is in the file, each with its end of line. */
export function entriesOf(text: string, isWanted: (key: string) => boolean): string[] {
  const { items } = parseDocument(text).contents as YAMLMap;
  const starts = items.map(({ key }) => (isScalar(key) && key.range ? key.range[0] : 0));
  return items.flatMap(({ key }, index) =>
    isWanted(String(key)) ? [`${text.slice(starts[index], starts[index + 1]).trimEnd()}\n`] : [],
  );
}
