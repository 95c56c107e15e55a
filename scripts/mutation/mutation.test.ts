import { expect, test } from "vitest";
import { applyMutant, areaOf, listMutants, mutantsIn } from "./list.ts";

const text = `export function isLate(age: number, limits: { most: 7 }): boolean {
  note(age);
  if (age > limits.most) return true;
  return age === 60 * 60;
}
`;

test("mutates comparisons, conditions, booleans, numbers and calls, but not types", () => {
  const changed = mutantsIn("late.ts", text).map((mutant) =>
    applyMutant(mutant, text)?.split("\n")[mutant.line - 1]?.trim(),
  );
  expect(changed).toEqual([
    "void 0;",
    "if (!(age > limits.most)) return true;",
    "if (age >= limits.most) return true;",
    "if (age > limits.most) return false;",
    "return age !== 60 * 60;",
    "return age === 60 / 60;",
    "return age === (60 + 1) * 60;",
    "return age === 60 * (60 + 1);",
  ]);
});

test("applies a mutant after lines were added, but not after its line changed", () => {
  const [mutant] = mutantsIn("late.ts", text);
  if (!mutant) throw new Error("No mutant was created.");
  expect(applyMutant(mutant, `// New.\n${text}`)).toContain("// New.\nexport function isLate");
  expect(applyMutant(mutant, `// New.\n${text}`)).toContain("void 0;");
  expect(applyMutant(mutant, text.replace("note(age)", "note(age, 1)"))).toBeUndefined();
});

test("selects mutants in each area of the repository", () => {
  const areas = listMutants({ count: 14, seed: 1 }).map(({ file }) => areaOf(file));
  expect(areas).toEqual(expect.arrayContaining(["openapi", "packages/client", "packages/mock", "scripts"]));
});
