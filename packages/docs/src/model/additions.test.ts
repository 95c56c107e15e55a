import { expect, test } from "vitest";
import { additions } from "./additions.ts";

test("a text that says something else is added as a whole", () => {
  expect(additions("What it is.", "An `agent` of its own. More values may be added.")).toBe(
    "An `agent` of its own. More values may be added.",
  );
});

test("a first sentence that repeats what was said is left out, and the rest stays", () => {
  const said = "Where this page stands in the list.";
  expect(additions(said, "Where a page stands in its list.")).toBe("");
  expect(additions(said, "Where pages stand in the list. It never changes.")).toBe("It never changes.");
});

test("dots within code or a number end no sentence", () => {
  expect(additions("See section 5.", "See section 5.1 of `a.b`. Browsers may add more.")).toBe(
    "Browsers may add more.",
  );
});
