import { type Contract, resolve } from "@crewkit/openapi";

/**
 * What keeps a text from being a slug, if anything does; for names that a schema can't check, since they stand inside a
 * text.
 */
export function slugFault(contract: Contract, text: string): "missing" | "malformed" | "tooLong" | undefined {
  const slug = resolve(contract, { $ref: "#/components/schemas/Slug" }) as { pattern: string; maxLength: number };
  if (text === "") return "missing";
  if (text.length > slug.maxLength) return "tooLong";
  return new RegExp(slug.pattern).test(text) ? undefined : "malformed";
}
