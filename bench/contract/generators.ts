import type { Sample } from "./samples.ts";

/** A tool that generates a client or run-time schemas. */
export interface Generator {
  name: string;
  package: string;
  /** A command line. It runs in a shell. */
  command(contract: string, output: string): string;
  /** How to check samples against the generated types. */
  types?: {
    imports: string;
    response(sample: Sample): string;
  };
  /** How to check samples against the generated run-time schemas. */
  schemas?: {
    module: string;
    response(module: Record<string, unknown>, sample: Sample): unknown;
  };
}

// The samples contain strings, which TypeScript does not assign to an enum.
const enumsAsStrings = `
type Json<T> = T extends string ? \`\${T}\` : T extends object ? { [K in keyof T]: Json<T[K]> } : T;`;

export const generators: Generator[] = [
  {
    name: "hey-api",
    package: "@hey-api/openapi-ts",
    command: (contract, output) =>
      `openapi-ts --input "${contract}" --output "${output}" --silent --plugins @hey-api/typescript @hey-api/sdk @hey-api/client-fetch zod`,
    types: {
      imports: 'import type * as client from "./index";',
      response: ({ operation, status }) => `client.${pascalCase(operation.operationId)}Responses[${status}]`,
    },
    schemas: {
      module: "zod.gen.ts",
      response: (module, { operation }) => module[`z${pascalCase(operation.operationId)}Response`],
    },
  },
  {
    name: "orval, fetch",
    package: "orval",
    command: (contract, output) =>
      `orval --input "${contract}" --output "${output}/api.ts" --client fetch --mode split`,
    types: {
      imports: 'import type * as client from "./api";',
      response: ({ operation, status }) => `client.${operation.operationId}Response${status}["data"]`,
    },
  },
  {
    name: "orval, zod",
    package: "orval",
    command: (contract, output) => `orval --input "${contract}" --output "${output}/api.ts" --client zod`,
    schemas: {
      module: "api.ts",
      response: (module, { operation }) => module[`${pascalCase(operation.operationId)}Response`],
    },
  },
  {
    name: "kubb",
    package: "@kubb/core",
    command: () => "kubb generate --config contract/kubb.config.ts",
    types: {
      imports: 'import type * as client from "./index";',
      response: ({ operation, status }) => `client.${pascalCase(operation.operationId)}${status}`,
    },
    schemas: {
      module: "index.ts",
      response: (module, { operation, status }) => module[`${operation.operationId}${status}Schema`],
    },
  },
  {
    name: "swagger-typescript-api",
    package: "swagger-typescript-api",
    command: (contract, output) =>
      `swagger-typescript-api generate --path "${contract}" --output "${output}" --extract-response-body`,
    types: {
      imports: `import type * as client from "./Api";${enumsAsStrings}`,
      response: ({ operation }) => `Json<client.${pascalCase(operation.operationId)}Data>`,
    },
  },
  {
    name: "openapi-typescript-codegen",
    package: "openapi-typescript-codegen",
    command: (contract, output) => `openapi --input "${contract}" --output "${output}"`,
    types: {
      imports: `import type * as client from "./index";${enumsAsStrings}`,
      response: ({ operation }) =>
        `Json<Awaited<ReturnType<typeof client.${operation.tag}Service.${operation.operationId}>>>`,
    },
  },
  {
    name: "openapi-zod-client",
    package: "openapi-zod-client",
    command: (contract, output) => `openapi-zod-client "${contract}" --output "${output}/index.ts" --export-schemas`,
    schemas: {
      module: "index.ts",
      response: ({ api }, { operation }) =>
        (api as { api: { alias: string; response: unknown }[] }).api.find(
          ({ alias }) => alias === operation.operationId,
        )?.response,
    },
  },
];

function pascalCase(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
