import type { Correction } from "../change.ts";

/** An `x-sunset` that leaves less than six months, or comes earlier than was promised, is major. */
export const correction: Correction = ({ property, base, revision }) => {
  if (property !== "x-sunset" || typeof revision?.value !== "string") return undefined;
  const [was, is] = [base?.value, revision.value];
  if (typeof was === "string") return is < was ? told(`\`x-sunset\` moved ahead, from ${was} to ${is}.`) : undefined;
  return is < inSixMonths() ? told(`\`x-sunset\` ${is} is less than six months away.`) : undefined;
};

function told(message: string) {
  return { impact: "major", message } as const;
}

function inSixMonths(): string {
  const day = new Date();
  day.setUTCMonth(day.getUTCMonth() + 6);
  return day.toISOString().slice(0, 10);
}
