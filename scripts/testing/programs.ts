import type { Package } from "./packed.ts";

interface Program {
  package: Exclude<Package, "types">;
  imports: Record<string, string>;
  /** An expression with the value that the program prints. */
  value: string;
  prints: string;
}

/** One program for each package. The package of types has no code to run. */
export const programs: readonly Program[] = [
  {
    package: "openapi",
    imports: { "@crewkit/openapi": "listOperations", "@crewkit/openapi/node": "readContract" },
    value: 'listOperations(readContract()).some(({ operationId }) => operationId === "getHealth")',
    prints: "true",
  },
  {
    package: "client",
    imports: { "@crewkit/client": "createCrewkit", "@crewkit/mock/web": "createMock" },
    value: '(await createCrewkit({ baseUrl: "http://crewkit.test", fetch: createMock().fetch }).health.get()).status',
    prints: "ok",
  },
  {
    package: "mock",
    imports: { "@crewkit/mock": "startMock" },
    value:
      "await startMock().then(async (mock) => [(await fetch(mock.url + '/health')).status, await mock.close()][0])",
    prints: "200",
  },
  {
    package: "conformance",
    imports: {
      "@crewkit/conformance": "crewkit, runConformance, startMockTarget",
      "@crewkit/openapi/node": "readContract",
    },
    value: `await startMockTarget().then(async (target) => {
      const only = ["getHealth > 200 > example"];
      const { counts } = await runConformance({ contract: readContract(), plan: crewkit, target, only });
      await target.close();
      return counts.passed;
    })`,
    prints: "1",
  },
  {
    package: "mcp",
    imports: { "@crewkit/mcp": "serveHttp", "@crewkit/client": "createCrewkit" },
    value: `await serveHttp({ crewkit: createCrewkit(), port: 0 }).then(async (server) => {
      const { status } = await fetch(server.url, { method: "POST" });
      await server.close();
      return status;
    })`,
    prints: "401",
  },
];

/** Returns the code of a program as an ES module or a CommonJS module. */
export function code({ imports, value }: Program, type: "esm" | "cjs"): string {
  const print = `console.log(${value});`;
  const lines = Object.entries(imports).map(([from, names]) =>
    type === "esm" ? `import { ${names} } from "${from}";` : `const { ${names} } = require("${from}");`,
  );
  return [...lines, type === "esm" ? print : `(async () => { ${print} })();`].join("\n");
}
