import { join } from "node:path";
import { packageManager } from "../steps/project.ts";
import { packages } from "./packed.ts";
import { tools } from "./registry.ts";

const names = packages.map((name) => `@crewkit/${name}`).join(" ");

/** Returns the command of a tool. Its file runs with this Node, because Node 20 is one of the tools. */
export const tool = (file: string): string => `'${process.execPath}' '${join(tools, file)}'`;

export const node20: string = join(tools, "node-20/bin/node");
const berry = tool("@yarnpkg/cli-dist/bin/yarn.js");
const bun = join(tools, "bun/bin/bun.exe");
const deno = join(tools, "deno/deno");

/** The package managers with the command that installs all packages, and the runtimes that run programs afterwards. */
export const installers = [
  {
    name: "npm",
    // The types of the packages need the types of Node, and /http needs openapi-fetch.
    install: `npm install openapi-fetch @types/node@20 ${names}`,
    runtimes: ["node", node20, bun, `${deno} run -A`],
  },
  { name: "pnpm", install: `npx --yes ${packageManager} add ${names}`, runtimes: ["node"] },
  { name: "Yarn 1", install: `${tool("yarn/bin/yarn.js")} add ${names}`, runtimes: ["node"] },
  // The lockfile marks the root of the project. Yarn 4 writes no node_modules by default.
  { name: "Yarn 4", install: `touch yarn.lock && ${berry} add ${names}`, runtimes: [`${berry} node`] },
  { name: "Bun", install: `${bun} add ${names}`, runtimes: [bun] },
  { name: "Deno", install: `${deno} add --minimum-dependency-age=0 --npm ${names}`, runtimes: [`${deno} run -A`] },
];
