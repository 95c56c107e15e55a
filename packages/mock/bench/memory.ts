import type { Contract } from "@crewkit/openapi";
import { startCli } from "./cli.ts";
import type { Figure } from "./figure.ts";
import { type Gun, shoot } from "./load.ts";
import { guns } from "./requests.ts";

const megabyte = 1_000_000;

/** What the mock's process takes after 100,000 requests of all kinds, and how much the second half of them added. */
export async function memoryFigures(contract: Contract, packed: string): Promise<Figure[]> {
  const cli = await startCli(packed, "--limits", "off");
  const gun = mixed(contract);
  await shoot(cli.port, gun, 50_000);
  const half = cli.memory();
  await shoot(cli.port, gun, 50_000);
  const whole = cli.memory();
  await cli.close();
  return [
    { name: "memory after 100,000 requests", value: whole / megabyte, unit: " MB", atMost: 130 },
    { name: "growth of memory in their second half", value: whole / half, unit: "x", atMost: 1.15 },
  ];
}

// Of 20 requests one makes a project, three list and the others read. What is made is kept, up to the store's bound, so
// that some growth is right.
function mixed(contract: Contract): Gun {
  const gun = guns(contract);
  let count = 0;
  return () => {
    count += 1;
    if (count % 20 === 0) return gun["POST, validated"]();
    return count % 5 === 0 ? gun["list of 25"]() : gun["GET one"]();
  };
}
