import type { Contract } from "@crewkit/openapi";
import type { Answer, RawRequest } from "./exchange.ts";
import { readPreferences } from "./prism/prefer.ts";
import { createPrism } from "./prism/prism.ts";
import { translate } from "./prism/translate.ts";
import type { Refuse } from "./refusals.ts";
import { readBody } from "./steps/read-body.ts";
import { readTarget } from "./steps/read-target.ts";

/** From a raw request to an answer; knows nothing of Node or of the network. */
export type Pipeline = (raw: RawRequest) => Promise<Answer>;

/**
 * Makes the pipeline for a contract: what can't be read is refused in the API's own error form, before Prism sees it;
 * Prism answers the rest.
 */
export async function createPipeline(contract: Contract, refuse: Refuse): Promise<Pipeline> {
  const basePath = basePathOf(contract);
  const askPrism = await createPrism(contract);

  return async function answer(raw) {
    const target = readTarget(raw, basePath);
    if (target === "outsideBasePath") return refuse("NotFound", "notFound");
    if (typeof target === "string") return refuse("PathUnreadable", target);
    const content = readBody(raw);
    if (typeof content === "string") return refuse("BodyUnreadable", content);
    const preferences = readPreferences(raw.headers.prefer);
    if (typeof preferences === "string") return refuse("BodyUnreadable", "malformedRequest", { error: preferences });
    const request = { method: raw.method.toLowerCase(), headers: raw.headers, ...target, ...content };
    return translate(await askPrism(request, preferences), preferences, refuse);
  };
}

/** The path under which the API lives, such as `/api/v1`: that of the contract's first server. */
export function basePathOf(contract: Contract): string {
  return new URL(contract.servers?.[0]?.url ?? "/", "http://localhost").pathname.replace(/\/$/, "");
}
