import { isScalar, parseDocument, type YAMLMap } from "yaml";

export function entriesOf(text: string, matches: (key: string) => boolean): string[] {
  const { items } = parseDocument(text).contents as YAMLMap;
  const starts = items.map(({ key }) => (isScalar(key) && key.range ? key.range[0] : 0));
  return items.flatMap(({ key }, index) =>
    matches(String(key)) ? [`${text.slice(starts[index], starts[index + 1]).trimEnd()}\n`] : [],
  );
}
