import type { MailStatus, OutboxEntry } from "../../../store/types.ts";
import { brasiliaMoment } from "../../../texts/moments.ts";
import { staffMessages as texts } from "../../../texts/staff-messages.ts";
import { Field } from "../../layout/field.tsx";
import { PostForm } from "../../layout/form.tsx";
import { Panel } from "../../layout/panel.tsx";
import { Table } from "../../layout/table.tsx";
import { AREA_PATHS } from "../areas.ts";

export interface MessagesProps {
  status: MailStatus | null;
  text: string;
  entries: OutboxEntry[];
  counts: Record<MailStatus, number>;
  /** Whether there are more after these. */
  more: boolean;
  csrf: string;
}

/** Address of a list of messages. */
export function messagesAddress(parts: { status?: MailStatus | null; text?: string; after?: string }): string {
  const query = new URLSearchParams({
    ...(parts.status && { situacao: parts.status }),
    ...(parts.text && { busca: parts.text }),
    ...(parts.after && { depois: parts.after }),
  }).toString();
  return query === "" ? AREA_PATHS.messages : `${AREA_PATHS.messages}?${query}`;
}

/** What waits, what failed and what was sent. */
export function MessagesPage({ status, text, entries, counts, more, csrf }: MessagesProps) {
  return (
    <Panel title={texts.title} wide>
      <p>{texts.lead}</p>
      <nav class="tabs" aria-label={texts.tabsLabel}>
        <ul>
          {([null, "waiting", "failed", "sent"] as const).map((one) => (
            <li key={one ?? "all"}>
              <a href={messagesAddress({ status: one, text })} aria-current={one === status ? "page" : undefined}>
                {texts.tab(texts.tabs[one ?? "all"], one === null ? null : counts[one])}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <form method="get" action={AREA_PATHS.messages} class="search-form">
        {status !== null && <input type="hidden" name="situacao" value={status} />}
        <Field name="busca" label={texts.search} hint={texts.searchHint} value={text} maxLength={254} />
        <button class="br-button secondary" type="submit">
          {texts.submit}
        </button>
      </form>
      {entries.length === 0 && <p role="status">{texts.none}</p>}
      <Table
        columns={texts.columns}
        rows={entries}
        keyOf={({ id }) => id}
        cells={(entry) => [
          texts.templates[entry.template],
          <span class="breakable">{entry.to}</span>,
          standingOf(entry),
          brasiliaMoment(entry.enqueuedAt),
          <span class="breakable">{entry.lastError ?? ""}</span>,
          <Acts entry={entry} csrf={csrf} />,
        ]}
      />
      {more && (
        <div class="actions">
          <a class="br-button secondary" rel="next" href={messagesAddress({ status, text, after: entries.at(-1)!.id })}>
            {texts.next}
          </a>
        </div>
      )}
    </Panel>
  );
}

function standingOf({ status, attempts, nextAttemptAt, sentAt }: OutboxEntry): string {
  const name = texts.status[status];
  if (status === "sent") return `${name} ${texts.sentAt(brasiliaMoment(sentAt!))}`;
  return status === "waiting" && attempts > 0 ? `${name}: ${texts.retrying(attempts, brasiliaMoment(nextAttemptAt))}` : name;
}

function Acts({ entry: { id, template, to, status }, csrf }: { entry: OutboxEntry; csrf: string }) {
  const what = texts.templates[template];
  return (
    <span class="row-ways">
      <a href={`${AREA_PATHS.messages}/${id}`} aria-label={texts.openLabel(what, to)}>
        {texts.open}
      </a>
      {status !== "sent" && (
        <PostForm action={`${AREA_PATHS.messages}/${id}/tentar`} csrf={csrf}>
          <button class="br-button secondary small" type="submit" aria-label={texts.retryLabel(what, to)}>
            {texts.retry}
          </button>
        </PostForm>
      )}
    </span>
  );
}
