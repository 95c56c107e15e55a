import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findGo, findPython } from "../testing/toolchains.ts";
import { expectResponse } from "./testing/expect-response.ts";
import { buildGo, type GoPrograms } from "./testing/go-programs.ts";
import { startMockAtExampleTime } from "./testing/mocks.ts";
import { type PythonRunner, startPython } from "./testing/python-runner.ts";
import { renderedSamples } from "./testing/rendered.ts";

const [python, go] = [findPython(), findGo()];
const mock = await startMockAtExampleTime();
afterAll(() => mock.close());

const samplesIn = (language: string) => renderedSamples.filter((rendered) => rendered.language === language);

describe.skipIf(!python)("Python samples return the response shown", () => {
  let runner: PythonRunner;
  beforeAll(() => {
    runner = startPython(python ?? "");
    return () => runner.stop();
  });

  test.for(samplesIn("python"))("$operationId", (rendered) =>
    expectResponse(mock, rendered, {
      run: async ({ code }, env) => (await runner.run(code, env))[0]?.[0],
      seconds: 60,
    }),
  );
});

describe.skipIf(!go)("Go samples", () => {
  let programs: GoPrograms;
  // The first run compiles the standard library.
  beforeAll(async () => {
    programs = await buildGo(go ?? "", new Map(samplesIn("go").map(({ operationId, code }) => [operationId, code])));
  }, 600_000);

  test("are formatted with gofmt", async () => {
    expect(await programs.unformatted()).toBe("main.go");
  });

  test("pass go vet", async () => {
    expect(await programs.vet()).toBe("");
  });

  test.for(samplesIn("go"))("return the response shown: $operationId", (rendered) =>
    expectResponse(mock, rendered, {
      run: async ({ operationId }, env) => JSON.parse(await programs.run(operationId, env)),
      seconds: 60,
    }),
  );
});
