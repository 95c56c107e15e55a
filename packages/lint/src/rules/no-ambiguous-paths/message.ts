import { isLiteral, type Segment, type Template } from "./template.ts";

export function collisionMessage(a: Template, b: Template): string {
  const pairs = a.segments.map((segment, i): Pair => [segment, b.segments[i] ?? segment]);
  const url = pairs.map(([a, b]) => (isLiteral(b) ? b : a).text).join("/");
  return `\`${a.path}\` and \`${b.path}\` both match \`${url}\`. ${fix(pairs)}, or rename a path.`;
}

type Pair = readonly [Segment, Segment];

function fix(pairs: readonly Pair[]): string {
  const schemaFixes = pairs.flatMap((pair, i) => schemaFix(pair, i) ?? []);
  if (schemaFixes.length > 0) return `To distinguish them, ${schemaFixes.join(", or ")}`;
  const segments = pairs.flatMap(([a, b], i) =>
    a.text === b.text ? [] : `segment ${i}: \`${a.text}\` and \`${b.text}\``,
  );
  return `They differ only in parameters (${segments.join("; ")}). Remove one of them`;
}

/** For a literal and a parameter: the parameter's schema can exclude the literal. */
function schemaFix(pair: Pair, i: number): string | undefined {
  const literal = pair.find(isLiteral);
  const { parameters, prefix, suffix } = pair.find((segment) => !isLiteral(segment)) ?? {};
  if (!literal || parameters?.length !== 1) return undefined;
  const value = literal.text.slice(prefix?.length, literal.text.length - (suffix?.length ?? 0));
  return `give \`${parameters[0]}\` (segment ${i}) a format or a pattern that \`${value}\` does not match`;
}
