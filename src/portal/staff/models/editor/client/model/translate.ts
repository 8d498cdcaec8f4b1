import { canvasWords } from "../../../../../../texts/models/canvas.ts";
import { propertyWords } from "../../../../../../texts/models/properties.ts";
import { technicalWords } from "../../../../../../texts/models/technical-properties.ts";

const words: Record<string, string> = { ...technicalWords, ...propertyWords, ...canvasWords };
const plain = (sentence: string) => sentence.toLowerCase().replace(/[-()]/g, " ").replace(/\s+/g, " ").trim();
/** Some words come in Portuguese already: those of our parts, and those that are replaced where the program is bundled. */
const ours = new Set(Object.values(words));
/** The panel of properties calls elements otherwise than the canvas: “User Task”, “Boundary Event (Non Interrupting)”. */
const byPlainName = new Map(Object.entries(canvasWords).map(([sentence, own]) => [plain(sentence), own]));

/** The `translate` service of bpmn.io, in Portuguese. What has no translation stays, and is told to whoever looks at the console. */
export function translate(sentence: string, replacements: Record<string, unknown> = {}): string {
  const own = words[sentence] ?? byPlainName.get(plain(sentence));
  if (own === undefined && /[a-z]/i.test(sentence) && !ours.has(sentence)) console.debug(`untranslated: ${sentence}`);
  return (own ?? sentence).replace(/\{(\w+)\}/g, (placeholder, name: string) => String(replacements[name] ?? placeholder));
}
