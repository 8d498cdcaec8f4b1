import type { ForeignRequest } from "../../store/types.ts";

/** Documents are attached while the request is in the hands of the applicant, whose address is confirmed. */
export function mayAttach({ state, email }: Pick<ForeignRequest, "state" | "email">): boolean {
  return email !== null && (state === "draft" || state === "correcting");
}
