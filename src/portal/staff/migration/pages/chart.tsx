import type { LegacyOverview } from "../../../../store/types.ts";
import { migrationStaff } from "../../../../texts/migration-staff.ts";
import { brasiliaDay } from "../../../../texts/moments.ts";
import { Table } from "../../../layout/table.tsx";

type Week = LegacyOverview["weeks"][number];

const texts = migrationStaff.weeks;
const HEIGHT = 180;
const TOP = 18;
const BOTTOM = 26;
const LEFT = 44;
const STEP = 24;
const BAR = 16;
/** A day is wider than its bar: one in so many is written. */
const LABELLED = 3;

/** Half a year: more bars than that are no picture. */
const DRAWN = 26;

/** Migrations by week: drawn for the eye, and the same numbers in a table for everybody. */
export function WeeklyChart({ weeks: all }: { weeks: Week[] }) {
  const weeks = all.slice(-DRAWN);
  if (weeks.length === 0) return <p>{texts.none}</p>;
  return (
    <div class="weeks">
      <div class="weeks-drawing">
        <Drawing weeks={weeks} />
        <ul class="weeks-legend" aria-hidden="true">
          <li>
            <span class="weeks-sample weeks-migrated" /> {texts.columns[1]}
          </li>
          <li>
            <span class="weeks-sample weeks-blocked" /> {texts.columns[2]}
          </li>
        </ul>
      </div>
      <Table
        columns={texts.columns}
        rows={[...weeks].reverse()}
        keyOf={({ from }) => from.toISOString()}
        cells={({ from, migrated, conflicts, processes }) => [
          brasiliaDay(from),
          number(migrated),
          number(conflicts),
          number(processes),
        ]}
      />
    </div>
  );
}

function Drawing({ weeks }: { weeks: Week[] }) {
  const top = scaleOf(Math.max(1, ...weeks.map(({ migrated, conflicts }) => migrated + conflicts)));
  const width = LEFT + Math.max(weeks.length, 8) * STEP + 12;
  const y = (value: number) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / top);
  const most = weeks.reduce((best, week) => (week.migrated > best.migrated ? week : best));
  return (
    <svg
      class="weeks-chart"
      viewBox={`0 0 ${width} ${HEIGHT}`}
      role="img"
      aria-labelledby="semanas-titulo semanas-descricao"
      width={width}
      height={HEIGHT}
    >
      <title id="semanas-titulo">{texts.drawing}</title>
      <desc id="semanas-descricao">{texts.description(weeks.length, brasiliaDay(most.from), most.migrated)}</desc>
      {[0, top / 2, top].map((value) => (
        <g key={value}>
          <line class="weeks-line" x1={LEFT} x2={width} y1={y(value)} y2={y(value)} />
          <text class="weeks-label" x={LEFT - 6} y={y(value) + 4} text-anchor="end">
            {number(value)}
          </text>
        </g>
      ))}
      {weeks.map(({ from, migrated, conflicts }, index) => {
        const x = LEFT + index * STEP + (STEP - BAR) / 2;
        return (
          <g key={from.toISOString()}>
            <rect class="weeks-migrated" x={x} width={BAR} y={y(migrated)} height={y(0) - y(migrated)} />
            <rect
              class="weeks-blocked"
              x={x}
              width={BAR}
              y={y(migrated + conflicts)}
              height={y(migrated) - y(migrated + conflicts)}
            />
            {(weeks.length - 1 - index) % LABELLED === 0 && (
              <text class="weeks-label" x={x + BAR / 2} y={HEIGHT - 8} text-anchor="middle">
                {brasiliaDay(from).slice(0, 5)}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

/** The next round, even number: 1, 2 or 5 times a power of ten, doubled, so that half of it is whole as well. */
function scaleOf(most: number): number {
  for (let power = 1; ; power *= 10) {
    for (const factor of [2, 4, 10]) if (factor * power >= most) return factor * power;
  }
}

function number(value: number): string {
  return value.toLocaleString("pt-BR");
}
