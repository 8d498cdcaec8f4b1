import type { ComponentChildren } from "preact";
import { PostForm } from "../../../layout/form.tsx";
import { type RehearsalState, STATE_FIELD } from "./state.ts";

/** Field that says what a form of the rehearsal does. */
export const ACT = "ato";
export type ActName = "comecar" | "abrir" | "passo" | "voltar" | "recomecar" | "ver" | "guardar";

export interface CarriedProps {
  path: string;
  csrf: string;
  state: RehearsalState;
  /** Which process the drawing shows, when the person chose one. */
  shown?: string | undefined;
  act: ActName;
  children?: ComponentChildren;
}

/** A form that carries the rehearsal with it: the server keeps nothing between two steps. */
export function Carried({ path, csrf, state, shown, act, children }: CarriedProps) {
  return (
    <PostForm action={path} csrf={csrf} class="plain-form">
      <input type="hidden" name={ACT} value={act} />
      <input type="hidden" name={STATE_FIELD} value={JSON.stringify(state)} />
      {shown !== undefined && act !== "ver" && <input type="hidden" name="diagrama" value={shown} />}
      {children}
    </PostForm>
  );
}
