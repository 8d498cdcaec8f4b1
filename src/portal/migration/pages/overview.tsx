import type { ComponentChildren } from "preact";
import type { Migration } from "../../../store/types.ts";
import { migration as texts } from "../../../texts/migration.ts";
import { brasiliaMoment } from "../../../texts/moments.ts";
import { PostForm } from "../../layout/form.tsx";
import { Panel } from "../../layout/panel.tsx";
import { Table } from "../../layout/table.tsx";
import { SgciMenu } from "../../pages/sgci-menu.tsx";
import type { Proven } from "../claims.ts";
import { MIGRATIONS_PATH, MOVED_PATH, migrationPath, NORMALISATION_PATH, OLD_DOOR, receiptPath } from "../paths.ts";
import type { WaitingLogin } from "../waiting.ts";

export interface OverviewProps {
  waiting: WaitingLogin[];
  migrations: Migration[];
  /** Proven in this browser, of no account yet. */
  proven: Proven[];
  csrf: string;
}

/** What waits for the person, the way to bring another login, and what was brought. */
export function OverviewPage({ waiting, migrations, proven, csrf }: OverviewProps) {
  const { overview } = texts;
  return (
    <>
      <SgciMenu current={MIGRATIONS_PATH} />
      <Panel title={overview.title} wide>
        <p>{overview.lead}</p>
        <h2>{overview.waitingTitle}</h2>
        {waiting.length + proven.length === 0 ? (
          <p>{overview.nothing}</p>
        ) : (
          <ul class="migration-waiting">
            {proven.map(({ claim, login }) => (
              <Waiting key={claim} text={overview.proven(login)}>
                <WaitingLink href={NORMALISATION_PATH} label={overview.provenLink} />
              </Waiting>
            ))}
            {waiting.map((one) => (
              <WaitingItem key={one.legacyAccountId} waiting={one} csrf={csrf} />
            ))}
          </ul>
        )}
        <p>
          <a class="br-button secondary" href={OLD_DOOR}>
            {overview.proveTitle}
          </a>
        </p>
        <h2>{overview.doneTitle}</h2>
        {migrations.length === 0 ? <p>{overview.noneDone}</p> : <Migrations migrations={migrations} />}
        <p>
          <a class="roomy" href={MOVED_PATH}>
            {overview.processesLink}
          </a>
        </p>
      </Panel>
    </>
  );
}

/** What there is to do about one old login. */
function WaitingItem({ waiting, csrf }: { waiting: WaitingLogin; csrf: string }) {
  const { overview } = texts;
  switch (waiting.kind) {
    case "sameCpf":
      return (
        <Waiting text={overview.sameCpf}>
          <WaitingLink href={OLD_DOOR} label={overview.sameCpfLink} />
        </Waiting>
      );
    case "refused":
      return (
        <Waiting text={overview.refused(waiting.login)}>
          <WaitingLink href={migrationPath(waiting.migrationId)} label={overview.open} login={waiting.login} />
        </Waiting>
      );
    case "running":
      return (
        <Waiting text={overview.running(waiting.login)}>
          <WaitingLink href={migrationPath(waiting.migrationId)} label={overview.runningLink} login={waiting.login} />
        </Waiting>
      );
    case "decision":
      return (
        <Waiting text={overview.waitsForStaff(waiting.login)}>
          <WaitingLink href={migrationPath(waiting.migrationId)} label={overview.open} login={waiting.login} />
        </Waiting>
      );
    case "begin":
      return (
        <Waiting text={overview.begin(waiting.login)}>
          <PostForm action={`${MIGRATIONS_PATH}/comecar`} csrf={csrf}>
            <input type="hidden" name="legado" value={waiting.legacyAccountId} />
            <button class="br-button secondary small" type="submit" aria-label={overview.beginLabel(waiting.login)}>
              {overview.beginButton}
            </button>
          </PostForm>
        </Waiting>
      );
  }
}

function Waiting({ text, children }: { text: string; children?: ComponentChildren }) {
  return (
    <li>
      <span>{text}</span>
      {children}
    </li>
  );
}

function WaitingLink({ href, label, login }: { href: string; label: string; login?: string }) {
  return (
    <a class="br-button secondary small" href={href} aria-label={login === undefined ? undefined : `${label}: ${login}`}>
      {label}
    </a>
  );
}

function Migrations({ migrations }: { migrations: Migration[] }) {
  const { overview } = texts;
  return (
    <Table
      columns={overview.columns}
      rows={migrations}
      keyOf={({ id }) => id}
      cells={({ id, login, state, decision, counts, plannedAt, receiptedAt, receipt }) => [
        login,
        state === "blocked" && decision !== null ? texts.answered[decision] : texts.state[state],
        counts === null ? "" : texts.processes(counts.open + counts.finished),
        brasiliaMoment(receiptedAt ?? plannedAt),
        receipt === null ? (
          <a key="page" href={migrationPath(id)} aria-label={overview.openLabel(login)}>
            {overview.open}
          </a>
        ) : (
          <a key="receipt" href={receiptPath(id)} aria-label={overview.receiptLabel(login)}>
            {receipt}
          </a>
        ),
      ]}
    />
  );
}
