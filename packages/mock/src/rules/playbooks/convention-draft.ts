import type { Contract } from "@crewkit/openapi";
import type { ConventionDraft } from "@crewkit/types";
import { boundOf } from "../contract.ts";
import { cutOff, toKebab } from "../text.ts";
import { type Advice, readAdvice } from "./advice.ts";
import { capitalise, toSentence } from "./sentences.ts";

type Category = ConventionDraft["category"];

/**
 * Drafts a convention from a text, by rules. The first thing that the text asks for is the value, what it warns of are
 * the anti-patterns, its first reason is the rationale. The key is made of the first warning (`no-…`), or of the value;
 * the category is the one with the most words of its own in that advice; the tone gives the severity. Null where the text
 * has no advice.
 *
 * @example
 * draftConvention(contract, "Never log a password."); // { category: "security", key: "no-log-password", … }
 */
export function draftConvention(contract: Contract, text: string, category?: Category): ConventionDraft | null {
  const advice = readAdvice(text);
  const [avoid] = advice.flatMap((each) => each.avoid ?? []);
  const todo = advice.find((each) => each.todo !== undefined)?.todo ?? (avoid && `Do not ${avoid}`);
  if (todo === undefined) return null;
  const draft: ConventionDraft = {
    category: category ?? categoryOf(advice),
    key: avoid === undefined ? todo : `no ${avoid.replace(plainVerb, "")}`,
    value: toSentence(todo),
    rationale: advice.find((each) => each.why !== undefined)?.why ?? null,
    anti_patterns: advice.flatMap((each) => each.avoid ?? []).map(capitalise),
    challenge_severity: severityOf(text),
  };
  return withinBounds(contract, draft);
}

const plainVerb = /^(?:add|build|call|do|make|put|use|write) /i;

function withinBounds(contract: Contract, draft: ConventionDraft): ConventionDraft {
  const bound = (place: string, name: "maxLength" | "maxItems") => boundOf(contract, ["ConventionDraft", place], name);
  return {
    ...draft,
    key: keyOf(draft.key, bound("key", "maxLength")),
    value: cutOff(draft.value, bound("value", "maxLength")),
    rationale: draft.rationale && cutOff(toSentence(draft.rationale), bound("rationale", "maxLength")),
    anti_patterns: draft.anti_patterns
      .slice(0, bound("anti_patterns", "maxItems"))
      .map((each) => cutOff(each, bound("anti_patterns/items", "maxLength"))),
  };
}

function keyOf(text: string, length: number): string {
  const telling = text.split(" ").filter((word) => !/^(?:an?|its|our|the|their|your)$/i.test(word));
  const key = toKebab(telling.slice(0, 6).join(" ").replace(/['’]/g, ""), length);
  // Where no word is left of a text in another script.
  return key === "" || key === "no" ? "new-convention" : key;
}

// Of two with as many words, the first.
const categoryWords: [Category, RegExp][] = [
  ["testing", /\b(?:tests?|testing|specs?|fixtures?|mocks?|stubs?|asserts?|minitest|rspec)\b/gi],
  ["security", /\b(?:sql|injection|xss|csrf|secrets?|passwords?|tokens?|credentials?|escape|sanitize|encrypt)\b/gi],
  ["performance", /\b(?:slow|fast|cache|n\+1|quer(?:y|ies)|memory|latency|index|batch)\b/gi],
  ["documentation", /\b(?:comments?|docstrings?|document|docs|readme|changelog)\b/gi],
  ["architecture", /\b(?:controllers?|models?|services?|modules?|layers?|components?|dependenc(?:y|ies)|jobs?)\b/gi],
  ["style", /\b(?:format|indent|names?|naming|lint|rubocop|prettier|quotes?|style)\b/gi],
];

function categoryOf(advice: readonly Advice[]): Category {
  const text = advice.flatMap((each) => Object.values(each)).join(" ");
  const counts = categoryWords.map(([category, words]) => ({ category, count: text.match(words)?.length ?? 0 }));
  const best = counts.reduce((most, each) => (each.count > most.count ? each : most), {
    category: "style" as const,
    count: 0,
  });
  return best.category;
}

const tones: [ConventionDraft["challenge_severity"], RegExp][] = [
  ["error", /\b(?:never|must|always)\b/i],
  ["info", /\b(?:nit|maybe|perhaps|consider|prefer)\b/i],
];

function severityOf(text: string): ConventionDraft["challenge_severity"] {
  return tones.find(([, words]) => words.test(text))?.[0] ?? "warning";
}
