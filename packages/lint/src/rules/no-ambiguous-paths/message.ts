import { isLiteral, type Segment, type Template } from "./template.ts";

/** Which paths collide, on what URL, at which segments, and what to write. */
export function message(a: Template, b: Template): string {
  const pairs = a.segments.map((segment, i): Pair => [segment, b.segments[i] ?? segment]);
  const url = pairs.map(([a, b]) => (isLiteral(b) ? b : a).text).join("/");
  return `\`${a.path}\` and \`${b.path}\` both match \`${url}\`. ${repair(pairs)}, or rename a path.`;
}

type Pair = readonly [Segment, Segment];

function repair(pairs: readonly Pair[]): string {
  const excluding = pairs.flatMap((pair, i) => exclude(pair, i) ?? []);
  if (excluding.length > 0) return `To tell them apart, ${excluding.join(", or ")}`;
  const places = pairs.flatMap(([a, b], i) =>
    a.text === b.text ? [] : `segment ${i}: \`${a.text}\` and \`${b.text}\``,
  );
  return `Parameters alone do not tell them apart (${places.join("; ")}): keep one of the two`;
}

/** A literal against one parameter: the parameter's schema can leave the literal out. */
function exclude(pair: Pair, i: number): string | undefined {
  const literal = pair.find(isLiteral);
  const { parameters, prefix, suffix } = pair.find((segment) => !isLiteral(segment)) ?? {};
  if (!literal || parameters?.length !== 1) return undefined;
  const held = literal.text.slice(prefix?.length, literal.text.length - (suffix?.length ?? 0));
  return `give \`${parameters[0]}\` (segment ${i}) a format or a pattern that \`${held}\` does not match`;
}
