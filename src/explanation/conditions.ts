import { scan } from "../engine/expression/scanner.ts";
import type { Sign, Token } from "../engine/expression/tokens.ts";
import { explanation as texts } from "../texts/models/explanation.ts";
import type { AskedField } from "./fields.ts";

/** Signs that stand close to what is before them. */
const CLOSE: Sign[] = [".", "[", "(", "]", ")", ","];

/** A condition in words: variables that a form fills by the name of their field, values by their label there. */
export function conditionInWords(condition: string, fields: AskedField[]): string {
  const tokens = scan(condition.trim());
  const inner = tokens.filter(({ symbol }) => !["${", "#{", "}", "EOF"].includes(symbol));
  const readable = tokens.at(-1)?.fault === undefined && inner.every(({ symbol }) => symbol !== "TEXT") && inner.length > 0;
  if (!readable) return texts.condition.unreadable;
  return inner.map((token, index) => `${spaceBefore(index, inner)}${word(token, inner, index, fields)}`).join("");
}

/** Members and calls stand close together (`list.size()`); everything else is apart. */
function spaceBefore(index: number, all: Token[]): "" | " " {
  const [before, at] = [all[index - 1]?.symbol, all[index]?.symbol];
  if (before === undefined || [".", "[", "("].includes(before)) return "";
  if (at === "(" && before !== "IDENTIFIER") return " ";
  return CLOSE.includes(at!) ? "" : " ";
}

function word({ symbol, image }: Token, all: Token[], index: number, fields: AskedField[]): string {
  if (symbol === "IDENTIFIER") return all[index - 1]?.symbol === "." ? image : `“${labelOf(image, fields)}”`;
  if (symbol === "STRING") return `“${answerLabel(image, all, index, fields)}”`;
  return texts.condition.signs[symbol] ?? image;
}

function labelOf(variable: string, fields: AskedField[]): string {
  return fields.find(({ key }) => key === variable)?.label ?? variable;
}

/** The label of a value, next to whose variable it stands (`decision == 'approve'`). */
function answerLabel(value: string, all: Token[], index: number, fields: AskedField[]): string {
  const beside = [all[index - 2], all[index + 2]].filter((token) => token?.symbol === "IDENTIFIER");
  const known = beside.flatMap((token) => fields.filter(({ key }) => key === token?.image));
  return known.find(({ answers }) => answers.has(value))?.answers.get(value) ?? value;
}
