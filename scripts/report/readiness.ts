import { toolJson } from "../steps/tool.ts";
import type { Figure } from "./figure.ts";

/** How well the contract serves an AI agent, as `redocly score` sees it; its weakest sides are what is lacking. */
export async function readiness(): Promise<Figure[]> {
  return [toFigure((await toolJson("redocly", ["score", "crewkit", "--format=json"])) as Score)];
}

/** What of Redocly's score is read here: points up to 100, and shares of 1. */
export interface Score {
  agentReadiness: number;
  subscores: Record<string, number>;
}

/** The figure of a score. Whole points: one more operation moves the tenths, for no fault of its own. */
export function toFigure({ agentReadiness, subscores }: Score): Figure {
  const weak = Object.entries(subscores).filter(([, points]) => points < 0.95);
  const lacking = weak
    .sort(([, one], [, other]) => one - other)
    .map(([name, points]) => `${name} ${points.toFixed(2)}`);
  return { name: "agent readiness", have: Math.floor(agentReadiness), lacking };
}
