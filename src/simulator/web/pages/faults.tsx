import { simulator as texts } from "../../../texts/simulator.ts";
import type { FaultSwitches } from "../../faults.ts";
import { page } from "./layout.tsx";
import { Checkbox, Field, Message, Submit } from "./parts.tsx";

const t = texts.faults;

/** Names of the on/off switches, which are the names of the form fields and of the JSON members alike. */
export const FLAGS = [
  "down",
  "apisDown",
  "tokenAnswersLost",
  "apiAnswersLost",
  "wrongKey",
  "deny",
  "denialWithoutState",
  "issParameter",
] as const;

/** Switches that make the simulated Gov.br misbehave. */
export function faultsPage(current: FaultSwitches, notice: "applied" | "rotated" | null): string {
  return page({
    title: texts.menu.faults,
    wide: true,
    menu: true,
    children: (
      <>
        {notice && <Message kind="success">{t[notice]}</Message>}
        <p>{t.lead}</p>
        <form method="post" action="/simulador/falhas">
          {FLAGS.map((name) => (
            <Checkbox key={name} name={name} label={t[name]} checked={current[name]} />
          ))}
          <Field name="delayMs" label={t.delay} type="number" min={0} max={120000} value={current.delayMs} />
          <div class="sim-actions">
            <Submit>{t.apply}</Submit>
          </div>
        </form>
        <form method="post" action="/simulador/falhas" class="sim-actions">
          <Submit secondary name="acao" value="desligar">
            {t.reset}
          </Submit>
          <Submit secondary name="acao" value="trocar-chave">
            {t.rotate}
          </Submit>
        </form>
      </>
    ),
  });
}
