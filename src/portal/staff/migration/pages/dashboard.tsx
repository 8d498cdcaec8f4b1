import type { LegacyOverview } from "../../../../store/types.ts";
import { migrationStaff as texts } from "../../../../texts/migration-staff.ts";
import { Panel } from "../../../layout/panel.tsx";
import { Table } from "../../../layout/table.tsx";
import { CONFLICTS_PATH, IMPORTS_PATH, LOGINS_PATH } from "../paths.ts";
import { WeeklyChart } from "./chart.tsx";

const STATES = ["ready", "migrating", "migrated", "conflicting", "blocked", "inactive"] as const;

/** How many logins stand where, and what happened week by week. */
export function DashboardPage({ overview, mayImport }: { overview: LegacyOverview; mayImport: boolean }) {
  const { dashboard } = texts;
  const { accounts, processes, conflictsOpen, weeks } = overview;
  if (accounts.total === 0) {
    return (
      <Panel title={dashboard.title} wide>
        <p>{dashboard.empty}</p>
        {mayImport && (
          <p>
            <a class="br-button primary" href={IMPORTS_PATH}>
              {dashboard.importLink}
            </a>
          </p>
        )}
      </Panel>
    );
  }
  return (
    <Panel title={dashboard.title} wide>
      <h2>{dashboard.states}</h2>
      {conflictsOpen > 0 && (
        <p>
          <a class="roomy" href={CONFLICTS_PATH}>
            {dashboard.conflictsLink(conflictsOpen)}
          </a>
        </p>
      )}
      <Table
        columns={dashboard.stateColumns}
        rows={[...STATES]}
        keyOf={(state) => state}
        cells={(state) => [
          state === "conflicting" ? (
            texts.state[state]
          ) : (
            <a key="state" href={`${LOGINS_PATH}?situacao=${state}`}>
              {texts.state[state]}
            </a>
          ),
          `${accounts[state].toLocaleString("pt-BR")} (${share(accounts[state], accounts.total)})`,
          texts.stateText[state],
        ]}
      />
      <p>
        {dashboard.total}: <strong>{accounts.total.toLocaleString("pt-BR")}</strong>
      </p>
      <h2>{dashboard.progress}</h2>
      <p>{dashboard.processes(processes.moved, processes.total)}</p>
      {processes.suspended > 0 && <p>{dashboard.suspended(processes.suspended)}</p>}
      <h2>{texts.weeks.title}</h2>
      <WeeklyChart weeks={weeks} />
    </Panel>
  );
}

function share(part: number, total: number): string {
  return (part / total).toLocaleString("pt-BR", { style: "percent", maximumFractionDigits: 1 });
}
