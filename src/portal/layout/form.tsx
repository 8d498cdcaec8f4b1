import type { ComponentChildren } from "preact";
import { CSRF_FIELD } from "../middleware/csrf.ts";

/**
 * A form that is sent to the portal; carries the session's token. The server judges what is sent and shows all errors in
 * one summary, so the browser's own bubbles stay away.
 */
export function PostForm({
  action,
  csrf,
  children,
  ...rest
}: {
  action: string;
  csrf: string;
  id?: string;
  class?: string;
  children?: ComponentChildren;
}) {
  return (
    <form method="post" action={action} noValidate {...rest}>
      <input type="hidden" name={CSRF_FIELD} value={csrf} />
      {children}
    </form>
  );
}
