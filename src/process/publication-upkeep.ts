import { type HalfStepSetting, settle } from "../models/half-steps.ts";
import { type Repeated, repeat } from "./repeat.ts";

/** How often it looks for models that were being put live when something died, in milliseconds. */
const INTERVAL = 30_000;

/** Finishes or gives back what was being put live when a process or the engine died, until stopped. */
export function keepPublicationsSettled(setting: HalfStepSetting): Repeated {
  const onError = (error: unknown) => setting.log.warn({ err: error }, "could not settle a publication; tried again later");
  return repeat(() => settle(setting), { every: INTERVAL, onError });
}
