import type { Consent } from "../../store/types.ts";
import { brasiliaMoment } from "../../texts/moments.ts";
import { settings } from "../../texts/settings.ts";
import { PostForm } from "../layout/form.tsx";
import { Panel } from "../layout/panel.tsx";
import { Table } from "../layout/table.tsx";
import { SettingsNavigation } from "./navigation.tsx";
import { SETTINGS_PATHS } from "./paths.ts";

const texts = settings.consents;
const purposeOf = (purpose: string) => texts.purposes[purpose] ?? purpose;

/** The newest act of each purpose, where it is a consent: what is in force. */
export function consentsInForce(consents: Consent[]): Consent[] {
  const newest = new Map<string, Consent>();
  for (const consent of consents) if (!newest.has(consent.purpose)) newest.set(consent.purpose, consent);
  return [...newest.values()].filter(({ action }) => action === "granted");
}

/** What the person has consented to, and taken back. The newest first. */
export function ConsentsPage({ consents }: { consents: Consent[] }) {
  return (
    <Panel title={texts.title} wide>
      <SettingsNavigation current="consents" />
      <p>{texts.lead}</p>
      {consents.length === 0 && <p>{texts.none}</p>}
      {consentsInForce(consents).map((consent) => (
        <section key={consent.id}>
          <h2>{purposeOf(consent.purpose)}</h2>
          <p>{texts.given(brasiliaMoment(consent.recordedAt))}</p>
          <p>{texts.items}</p>
          <ul>
            {consent.items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
          <p class="fine">{texts.version(consent.textVersion)}</p>
          <p>
            <a
              class="br-button secondary"
              href={`${SETTINGS_PATHS.consents}/revogar?${new URLSearchParams({ finalidade: consent.purpose })}`}
            >
              {texts.revoke}
            </a>
          </p>
        </section>
      ))}
      {consents.length > 0 && <h2>{texts.history}</h2>}
      <Table
        columns={texts.columns}
        rows={consents}
        keyOf={({ id }) => id}
        cells={({ recordedAt, action, purpose, channel }) => [
          brasiliaMoment(recordedAt),
          texts.acts[action],
          purposeOf(purpose),
          texts.channels[channel] ?? channel,
        ]}
      />
    </Panel>
  );
}

/** Says what taking a consent back entails, before it is done. */
export function RevokePage({ consent, csrf }: { consent: Consent; csrf: string }) {
  return (
    <Panel title={texts.revokeTitle}>
      <p>
        <strong>{purposeOf(consent.purpose)}.</strong> {texts.given(brasiliaMoment(consent.recordedAt))}
      </p>
      <p>{texts.revokeLead}</p>
      <ul>
        {(consent.purpose === "credential" ? texts.entailsWithoutGovbr : texts.entails).map((effect) => (
          <li key={effect}>{effect}</li>
        ))}
      </ul>
      <PostForm action={`${SETTINGS_PATHS.consents}/revogar`} csrf={csrf}>
        <input type="hidden" name="finalidade" value={consent.purpose} />
        <div class="actions">
          <a class="br-button secondary" href={SETTINGS_PATHS.consents}>
            {texts.cancel}
          </a>
          <button class="br-button primary" type="submit">
            {texts.confirm}
          </button>
        </div>
      </PostForm>
    </Panel>
  );
}
