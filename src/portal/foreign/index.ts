import type { Express } from "express";
import type { PortalContext } from "../context.ts";
import { setUpForeignErrors } from "./errors.tsx";
import { setUpForeignDocuments } from "./routes/documents.tsx";
import { setUpForeignEmail } from "./routes/email.tsx";
import { setUpForeignRequest } from "./routes/request.tsx";
import { setUpForeignStart } from "./routes/start.tsx";

/** Foreign companies without representation in Brazil, in Portuguese, English and Spanish. */
export function setUpForeign(app: Express, context: PortalContext): void {
  setUpForeignStart(app, context);
  setUpForeignEmail(app, context);
  setUpForeignRequest(app, context);
  setUpForeignDocuments(app, context);
  setUpForeignErrors(app, context);
}
