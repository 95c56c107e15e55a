import contract from "@crewkit/openapi/openapi.json" with { type: "json" };
import { expect, test } from "vitest";
import { draftConvention } from "./convention-draft.ts";

const draft = (text: string) => draftConvention(contract, text);

test("a warning and what to do instead", () => {
  expect(draft("Please don't sleep in specs, use `travel_to` so that the suite stays fast.")).toEqual({
    category: "testing",
    key: "no-sleep-in-specs",
    value: "Use `travel_to`.",
    rationale: "The suite stays fast.",
    anti_patterns: ["Sleep in specs"],
    challenge_severity: "warning",
  });
});

test("a warning alone is the value, and a line marked as wrong an anti-pattern", () => {
  const text = '// Never build SQL from input:\nrun("… " + name); // wrong\nrun("… ?", name); // right\nreturn;';
  expect(draft(text)).toMatchObject({
    category: "security",
    key: "no-sql-from-input",
    value: "Do not build SQL from input.",
    anti_patterns: ["Build SQL from input", 'Write `run("… " + name);`'],
    challenge_severity: "error",
  });
});

test.each([
  ["Prefer keyword arguments instead of an options hash.", "no-options-hash", "info"],
  ["- Controllers should stay thin", "controllers-should-stay-thin", "warning"],
  ["Always escape what users wrote!", "always-escape-what-users-wrote", "error"],
  ["We never use RSpec.", "no-rspec", "error"],
  ["Never use 数字.", "new-convention", "error"],
])("%s", (text, key, challenge_severity) => {
  expect(draft(text)).toMatchObject({ key, challenge_severity });
});

test.each([
  "LGTM",
  "Nice, thank you!",
  "I don't see a problem.",
  "Don't worry about it.",
  "This should work.",
  "const never = 1;",
])("%s holds no advice", (text) => {
  expect(draft(text)).toBeNull();
});

test("keeps a draft within the contract's bounds", () => {
  const long = draft(`Never use ${"word ".repeat(3000)}.\n${"Avoid it all. ".repeat(300)}`);
  expect([...(long?.value ?? "")].length).toBe(2000);
  expect(long?.anti_patterns).toHaveLength(20);
  expect(long?.anti_patterns[0]).toHaveLength(500);
});

// So long that a pattern that takes quadratic time would run into the test's timeout.
test.each(["please ", "a ", ".", "don't ", "should ", " # wron", "x, use "])(
  "reads 500,000 characters without backtracking: %j",
  (text) => {
    expect(() => draft(text.repeat(500_000 / text.length))).not.toThrow();
  },
);
