import type { SignedInSession } from "../../store/types.ts";
import { describeDevice } from "../../texts/devices.ts";
import { brasiliaMoment } from "../../texts/moments.ts";
import { settings } from "../../texts/settings.ts";
import { PostForm } from "../layout/form.tsx";
import { Panel } from "../layout/panel.tsx";
import { Table } from "../layout/table.tsx";
import { SettingsNavigation } from "./navigation.tsx";
import { SETTINGS_PATHS } from "./paths.ts";

const texts = settings.sessions;

/** Where the person is signed in, and how to end it elsewhere. */
export function SessionsPage({ sessions, csrf }: { sessions: SignedInSession[]; csrf: string }) {
  const others = sessions.filter(({ current }) => !current);
  return (
    <Panel title={texts.title} wide>
      <SettingsNavigation current="sessions" />
      <p>{texts.lead}</p>
      <Table
        columns={texts.columns}
        rows={sessions}
        keyOf={({ id }) => id}
        cells={(session) => [
          <>
            {describeDevice(session.userAgent)}
            {session.current && <strong> ({texts.current})</strong>}
          </>,
          brasiliaMoment(session.signedInAt),
          brasiliaMoment(session.seenAt),
          <span class="unbroken">{session.origin ?? texts.unknownOrigin}</span>,
          session.current ? <a href="/sair">{texts.leave}</a> : <EndForm session={session} csrf={csrf} />,
        ]}
      />
      {others.length === 0 ? (
        <p>{texts.onlyThis}</p>
      ) : (
        <PostForm action={`${SETTINGS_PATHS.sessions}/encerrar-outras`} csrf={csrf} class="actions">
          <button class="br-button primary" type="submit">
            {texts.endOthers}
          </button>
        </PostForm>
      )}
      <p class="fine">{texts.note}</p>
    </Panel>
  );
}

function EndForm({ session, csrf }: { session: SignedInSession; csrf: string }) {
  const label = texts.endLabel(describeDevice(session.userAgent), brasiliaMoment(session.signedInAt));
  return (
    <PostForm action={`${SETTINGS_PATHS.sessions}/encerrar`} csrf={csrf}>
      <input type="hidden" name="sessao" value={session.id} />
      <button class="br-button secondary small" type="submit" aria-label={label}>
        {texts.end}
      </button>
    </PostForm>
  );
}
