import type { Request } from "express";
import { fieldOf } from "../middleware/parsing.ts";
import { ENGINE_PATH } from "./pages/navigation.tsx";

/** Hidden field that says to which page of the engine's window an act returns. */
export const BACK_FIELD = "voltar";

/** That page, if it is one of the engine's window. */
export function backOf(request: Request, otherwise: string): string {
  const path = fieldOf(request.body, BACK_FIELD);
  return path.startsWith(`${ENGINE_PATH}/`) && /^[\w./?=&%:+-]{1,500}$/.test(path) ? path : otherwise;
}
