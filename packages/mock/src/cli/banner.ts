import type { Mock } from "../start.ts";

/** What is printed when a mock has started: where it is, and what to begin with. */
export function banner({ url, origin, firstCall: { token, organizationId, curl, others } }: Mock): string {
  const lines: [label: string, value: string][] = [
    ["Mock", url],
    ["Token", token],
    ["Organization", organizationId],
    ["Try", curl],
    ...others.map(({ token, role }, index): [string, string] => [index === 0 ? "Others" : "", `${token} (${role})`]),
    ["Devices", `${origin}/device-verify`],
    ["Control", `${origin}/__mock/openapi.json`],
  ];
  return lines.map(([label, value]) => label.padEnd(14) + value).join("\n");
}
