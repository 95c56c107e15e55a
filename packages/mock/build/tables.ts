import type { Contract } from "@crewkit/openapi";
import { references } from "../src/store/references.ts";
import { recordSchema } from "../src/store/schemas.ts";
import { tableNames } from "../src/store/tables.ts";

const block = /(?<=<!-- Tables, written by `pnpm generate` -->\n).*?(?=<!-- End of tables -->)/s;

/** Replaces the list of tables and their fields in the README. The table that a field refers to is in parentheses. */
export function withTables(readme: string, contract: Contract): string {
  const rows = tableNames.map((table) => {
    const fields = Object.keys(recordSchema(contract, table).properties).map((field) => {
      const reference = references.find((each) => each.table === table && each.field === field);
      return `\`${field}\`${reference && field !== "id" ? ` (${reference.target})` : ""}`;
    });
    return `- \`${table}\`: ${fields.join(", ")}\n`;
  });
  return readme.replace(block, `\n${rows.join("")}\n`);
}
