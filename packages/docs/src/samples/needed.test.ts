import type { Mock } from "@crewkit/mock";
import { afterAll, describe, expect, test } from "vitest";
import { samplesFolder } from "../files.ts";
import { compare } from "../testing/samples/compare.ts";
import { startLater, startToday } from "../testing/samples/mocks.ts";
import { prepare, sendPlan } from "../testing/samples/send.ts";
import { operationNamed, planFor } from "../testing/samples/shown.ts";
import { readSampleFiles, type SampleFile } from "./file.ts";
import { planOf } from "./plan.ts";
import { variablesOf } from "./variables.ts";

const [today, later] = [await startToday(), await startLater()];
afterAll(() => Promise.all([today.close(), later.close()]));

// What stands in the files can only get less: what is not needed must go.
describe.each([...readSampleFiles(samplesFolder)])("samples/%s.yaml", (operationId, file) => {
  test("is enough", async () => {
    expect(await faultOf(today, operationId, file)).toBe("");
  });

  test.each(shorter(file))("needs its %s %j", async (_key, _item, rest) => {
    expect(await faultOf(today, operationId, rest), "the sample is right without it: take it out").not.toBe("");
  });

  test("is dated, or holds on another day too", async () => {
    expect(await faultOf(later, operationId, file)).toSatisfy((fault) => (fault !== "") === (file.dated ?? false));
  });

  test("tells readers all that comes before", () => {
    const { before = [], note = "" } = file;
    const untold = [...before.map(({ call }) => call), ...variablesOf(file.body)].filter(
      (name) => !note.includes(name),
    );
    expect(untold).toEqual([]);
  });
});

type Shorter = [key: string, item: unknown, rest: SampleFile];

/** A file without one of its keys, or one of the items in them. */
function shorter({ note, dated, ...file }: SampleFile): Shorter[] {
  return Object.entries(file).flatMap(([key, value]): Shorter[] => {
    if (!Array.isArray(value)) return [[key, value, without(file, key)]];
    return value.map((item, at) => [key, item, { ...file, [key]: value.toSpliced(at, 1) }]);
  });
}

function without(file: SampleFile, key: string): SampleFile {
  return Object.fromEntries(Object.entries(file).filter(([name]) => name !== key));
}

/** What is wrong with the answer to a sample of a file; nothing if it is as shown. */
async function faultOf(mock: Mock, operationId: string, file: SampleFile): Promise<string> {
  const plan = planOf(operationNamed(operationId), file);
  try {
    const body = await sendPlan(mock, plan, await prepare(mock, plan.before, planFor));
    return compare(plan.answer, body, { differs: plan.differs, seconds: mock === later ? Infinity : 60 }).join("; ");
  } catch (error) {
    return (error as Error).message;
  }
}
