import { lint } from "../../texts/lint.ts";
import { topicOf } from "../model.ts";
import type { RuleFactory } from "../rule.ts";

const texts = lint.rules["known-topic"];

/** An external task whose topic no worker answers waits for ever. */
export const knownTopic: RuleFactory = ({ topics }) => ({
  check(element, report) {
    const topic = topicOf(element);
    if (topic === null) return;
    if (topic === "") report(element, texts.missing);
    else if (!Object.hasOwn(topics, topic)) report(element, texts.unknown(topic, closest(topic, Object.keys(topics))));
  },
});

/** The known topic that is written most like it; null when none comes near. */
function closest(wrong: string, known: string[]): string | null {
  const [best] = known.map((topic) => ({ topic, distance: distanceOf(wrong, topic) })).sort((a, b) => a.distance - b.distance);
  return best !== undefined && best.distance <= Math.max(2, wrong.length / 3) ? best.topic : null;
}

/** How many letters have to be put in, left out or changed (Levenshtein). */
function distanceOf(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries())
      next.push(Math.min(next[j]! + 1, row[j + 1]! + 1, row[j]! + (letter === other ? 0 : 1)));
    row = next;
  }
  return row.at(-1)!;
}
