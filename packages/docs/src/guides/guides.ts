import type { Contract } from "@crewkit/openapi";
import { guidesFolder } from "../files.ts";
import { guideFacts } from "./facts.ts";
import { fill } from "./fill.ts";
import { inGuide } from "./in-guide.ts";
import { type Guide, readGuides } from "./read.ts";

/** The guides as they are read: what they say of the API in numbers is the contract's. */
export function guidesOf(contract: Contract): Guide[] {
  const facts = guideFacts(contract);
  return readGuides(guidesFolder).map((guide) => ({
    ...guide,
    text: inGuide(guide.slug, () => fill(guide.text, facts)),
  }));
}
