import type { Correction, SourceLocation } from "./change.ts";
import { otherValues } from "./plugin.ts";
import type { Reader } from "./reader.ts";

/** Rates a changed enum. A value that disappears is reported even if no program breaks, because texts may still mention it. */
export const enumCorrection: Correction = ({ property, directions, base, revision }, { before }) => {
  if (property !== "enum") return undefined;
  const [from, to] = [readEnum(base), readEnum(revision)];
  const [lost, gained] = [without(from, to), without(to, from)];
  const [opened, closed] = [!from.isOpen && to.isOpen, from.isOpen && !to.isOpen];
  const isNarrower = closed || lost.length > 0;
  const isWider = opened || (!from.isOpen && gained.length > 0);
  const isSurprise = isWider && !announcesValues(before, base);
  const isBreaking = (directions.includes("request") && isNarrower) || (directions.includes("response") && isSurprise);
  const isSame = from.isListed && to.isListed && !isNarrower && !isWider && gained.length === 0;
  const messages = [
    !from.isListed && `The enum lists the values ${quote(to.values)}.`,
    !to.isListed && "The enum was removed.",
    describeValues(lost, gained),
    opened && "Values that are not in the enum are now allowed.",
    closed && "Only the values in the enum are now allowed.",
    isSame && "The enum was reordered.",
  ];
  return {
    impact: isBreaking ? "major" : isSame ? "patch" : "minor",
    message: messages.filter(Boolean).join(" "),
    lostValues: lost,
  };
};

interface Enum {
  isListed: boolean;
  isOpen: boolean;
  values: string[];
}

/** Without an enum, any value is allowed. */
function readEnum({ value }: Partial<SourceLocation> = {}): Enum {
  const isListed = Array.isArray(value);
  const values = isListed ? value.map(String) : [otherValues];
  return { isListed, isOpen: values.includes(otherValues), values: values.filter((each) => each !== otherValues) };
}

/** Returns the values that another enum does not list. The type decides whether an open enum allows null. */
function without({ values }: Enum, other: Enum): string[] {
  return other.isListed
    ? values.filter((value) => !other.values.includes(value) && !(other.isOpen && value === "null"))
    : [];
}

/** Versions up to 0.6.0 announced more values with `x-open-enum`. */
function announcesValues(read: Reader, { file = "", pointer = "" }: Partial<SourceLocation> = {}): boolean {
  return read(file, pointer.replace(/\/enum$/, "/x-open-enum")) === true;
}

function describeValues(lost: string[], gained: string[]): string {
  const noun = (values: string[]) => (values.length === 1 ? "the value" : "the values");
  const parts = [
    lost.length > 0 && `lost ${noun(lost)} ${quote(lost)}`,
    gained.length > 0 && `gained ${noun(gained)} ${quote(gained)}`,
  ].filter(Boolean);
  return parts.length > 0 ? `The enum ${parts.join(" and ")}.` : "";
}

function quote(values: string[]): string {
  return values.map((value) => `'${value}'`).join(", ");
}
