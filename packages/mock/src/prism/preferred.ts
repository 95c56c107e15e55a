import type { Contract } from "@crewkit/openapi";
import type { AnswerPreferred } from "../api.ts";
import type { Plan } from "../contract/plan.ts";
import { Refusal } from "../refusal.ts";
import type { Documented } from "../respond.ts";
import { type Preferences, readPreferences } from "./prefer.ts";
import type { AskPrism } from "./prism.ts";

/** Loads Prism, where there is one: in Node, not in a page. */
export type LoadPrism = (contract: Contract) => Promise<AskPrism>;

/** Answers `Prefer` by Prism, which is loaded when it is first asked for. */
export function createPreferred(contract: Contract, load: LoadPrism | undefined): AnswerPreferred {
  let prism: Promise<AskPrism> | undefined;

  return (plan, header) => {
    const preferences = readPreferences(header);
    return preferences === undefined ? undefined : ask(plan, preferences);
  };

  async function ask(plan: Plan, preferences: Preferences | string): Promise<Documented> {
    if (typeof preferences === "string") throw new Refusal(400, { error: preferences });
    if (!load) throw new Refusal(400, { error: "Prefer: only a mock on a port answers it" });
    prism ??= load(contract);
    return (await prism)(plan, preferences);
  }
}
