import type { RefusalCount } from "../../../../store/types.ts";
import { modelFigures as texts } from "../../../../texts/models/figures.ts";
import { operator } from "../../../../texts/operator.ts";
import { refusals as refusalTexts } from "../../../../texts/refusals.ts";
import { Table } from "../../../layout/table.tsx";
import { type ElementFigures, waitingAt } from "./elements.ts";

/** Elements that the list of bottlenecks names. */
const BOTTLENECKS = 5;

/** What the map shows, and more, in numbers. */
export function ElementTable({ elements }: { elements: ElementFigures[] }) {
  const duration = (milliseconds: number | null) => (milliseconds === null ? texts.elements.none : texts.duration(milliseconds));
  return (
    <section>
      <h2>{texts.elements.title}</h2>
      <p class="fine">{texts.elements.note}</p>
      <Table
        columns={texts.elements.columns}
        rows={elements}
        keyOf={({ element }) => element}
        cells={(figures) => [
          figures.name,
          figures.type === null ? texts.elements.otherVersion : operator.kind(figures.type),
          texts.count(figures.standing),
          texts.count(figures.passed),
          texts.count(figures.canceled),
          duration(figures.median),
          duration(figures.p90),
          waitingAt(figures) === 0 ? texts.elements.none : texts.duration(waitingAt(figures)),
          figures.incidents === 0 ? "0" : <strong class="has-incident">{texts.count(figures.incidents)}</strong>,
        ]}
      />
    </section>
  );
}

/** Where most of the time went. */
export function Bottlenecks({ elements }: { elements: ElementFigures[] }) {
  const all = elements.reduce((sum, figures) => sum + waitingAt(figures), 0);
  const worst = elements
    .filter((figures) => waitingAt(figures) > 0)
    .sort((a, b) => waitingAt(b) - waitingAt(a))
    .slice(0, BOTTLENECKS);
  return (
    <section>
      <h2>{texts.bottlenecks.title}</h2>
      <p>{worst.length === 0 ? texts.bottlenecks.none : texts.bottlenecks.lead}</p>
      <Table
        columns={texts.bottlenecks.columns}
        rows={worst}
        keyOf={({ element }) => element}
        cells={(figures) => [
          figures.name,
          texts.duration(waitingAt(figures)),
          texts.bottlenecks.part(waitingAt(figures) / all),
          texts.count(figures.standing),
        ]}
      />
    </section>
  );
}

/** Why something was refused, and how often; of no single version, which is said where one is asked for. */
export function Refusals({ refusals, isOneVersion }: { refusals: RefusalCount[]; isOneVersion: boolean }) {
  return (
    <section>
      <h2>{texts.refusals.title}</h2>
      {isOneVersion && <p class="fine">{texts.refusals.allVersions}</p>}
      {refusals.length === 0 && <p>{texts.refusals.none}</p>}
      <Table
        columns={texts.refusals.columns}
        rows={refusals}
        keyOf={({ at, code }) => `${at} ${code}`}
        cells={({ at, code, count }) => [describeRefusal(code), texts.refusals.places[at], texts.count(count)]}
      />
    </section>
  );
}

/** The reason of a refusal in words; its code where it has none. */
export function describeRefusal(code: string): string {
  return texts.refusals.outcomes[code] ?? (refusalTexts as Record<string, { title: string }>)[code]?.title ?? code;
}
