import type { InstanceMove, StayCause } from "../../../../store/types.ts";
import { modelInstances } from "../../../../texts/models/instances.ts";
import type { ProcessModel } from "../../../journey/model.ts";

/** Why an instance stays, in words. */
export function describeCauses(causes: StayCause[], { target }: InstanceMove, model: ProcessModel | null): string {
  const texts = modelInstances.causes;
  const nameOf = (id: string) => model?.find(id)?.name ?? id;
  return causes
    .map(({ code, element, message }) => {
      if (code === "no-counterpart") return texts["no-counterpart"](element === null ? "" : nameOf(element), target.version);
      if (code === "refused") return texts.refused(element === null ? null : nameOf(element), message ?? "");
      return texts[code];
    })
    .join("; ");
}
