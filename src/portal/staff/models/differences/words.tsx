import { differences as texts } from "../../../../texts/models/differences.ts";
import { type FileDifference, isSame } from "./compare.ts";
import type { ComponentDifference } from "./forms.ts";
import { LineDifferences } from "./lines-page.tsx";
import { type ChangedFact, countKinds, type DifferenceKind, type ElementDifference } from "./models.ts";

/** What differs, in words. Names of elements lead to the drawing where the page has one. */
export function DifferenceInWords({ difference, drawn = false }: { difference: FileDifference; drawn?: boolean }) {
  if (isSame(difference)) return <p>{texts.none}</p>;
  switch (difference.kind) {
    case "model":
      return <Elements elements={difference.elements} drawn={drawn} />;
    case "form":
      return (
        <ul class="difference-list">
          {difference.components.map((component) => (
            <Component key={`${component.kind} ${component.id}`} component={component} />
          ))}
        </ul>
      );
    case "text":
      return <LineDifferences lines={difference.lines} />;
    case "new":
      return <p>{texts.newFile}</p>;
    case "unreadable":
      return <p>{difference.message}</p>;
  }
}

function Elements({ elements, drawn }: { elements: ElementDifference[]; drawn: boolean }) {
  const { added, removed, changed, moved } = countKinds(elements);
  return (
    <>
      <p>{added + removed + changed === 0 ? texts.onlyLayout : texts.counts(added, removed, changed, moved)}</p>
      <ul class="difference-list">
        {elements.map(({ id, kind, type, name, facts }) => (
          <li key={`${kind} ${id}`}>
            <Tag kind={kind} />{" "}
            {drawn ? (
              <a href="#desenhos" data-element={id} data-name={name}>
                {texts.sentence[kind](type, name)}
              </a>
            ) : (
              texts.sentence[kind](type, name)
            )}
            <Facts facts={facts} fresh={kind === "added"} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Component({ component: { kind, sentence, facts } }: { component: ComponentDifference }) {
  return (
    <li>
      <Tag kind={kind} /> {sentence}
      <Facts facts={facts} fresh={kind === "added"} />
    </li>
  );
}

function Tag({ kind }: { kind: DifferenceKind }) {
  return <strong class={`difference-tag difference-tag-${kind}`}>{texts.kinds[kind]}</strong>;
}

function Facts({ facts, fresh }: { facts: ChangedFact[]; fresh: boolean }) {
  if (facts.length === 0) return null;
  return (
    <ul class="difference-facts">
      {facts.map((fact) => (
        <li key={fact.label}>{sentenceOf(fact, fresh)}</li>
      ))}
    </ul>
  );
}

function sentenceOf({ label, from, to }: ChangedFact, fresh: boolean): string {
  if (to === null) return texts.fact.vanished(label, from ?? "");
  if (from !== null) return texts.fact.replaced(label, from, to);
  return fresh ? texts.fact.given(label, to) : texts.fact.appeared(label, to);
}
