import type { ElementTemplate } from "../../../../../../element-templates/index.ts";
import { canvasWords } from "../../../../../../texts/models/canvas.ts";
import { propertyWords } from "../../../../../../texts/models/properties.ts";
import { technicalWords } from "../../../../../../texts/models/technical-properties.ts";

const words: Record<string, string> = { ...technicalWords, ...propertyWords, ...canvasWords };
const plain = (sentence: string) => sentence.toLowerCase().replace(/[-()]/g, " ").replace(/\s+/g, " ").trim();
/** The panel of properties calls elements otherwise than the canvas: “User Task”, “Boundary Event (Non Interrupting)”. */
const byPlainName = new Map(Object.entries(canvasWords).map(([sentence, own]) => [plain(sentence), own]));

/** A sentence of bpmn.io in Portuguese; null: there is no translation. */
export function translated(sentence: string): string | null {
  return words[sentence] ?? byPlainName.get(plain(sentence)) ?? null;
}

/** The `translate` service for what says much that is Portuguese already, as the lint does. */
export function translate(sentence: string, replacements: Record<string, unknown> = {}): string {
  const own = translated(sentence) ?? sentence;
  return own.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(replacements[name] ?? placeholder));
}

/**
 * The `translate` service of bpmn.io. What has no translation stays, and is told to whoever looks at the console: but for the
 * words of our parts, and those that were replaced when the program was bundled.
 */
export function translateWith(templates: ElementTemplate[]): typeof translate {
  const ours = new Set([...Object.values(words), ...templates.flatMap(wordsOf)]);
  return (sentence, replacements) => {
    if (translated(sentence) === null && /[a-z]/i.test(sentence) && !ours.has(sentence))
      console.debug(`untranslated: ${sentence}`);
    return translate(sentence, replacements);
  };
}

const wordsOf = ({ name, properties }: ElementTemplate): string[] => [
  name,
  ...properties.flatMap(({ label = "", description = "", choices = [] }) => [
    label,
    description,
    ...choices.map((one) => one.name),
  ]),
];
