import type { ComponentChildren } from "preact";
import { CSRF_FIELD } from "../middleware/csrf.ts";

/** A form that is sent to the portal; carries the session's token. */
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
    <form method="post" action={action} {...rest}>
      <input type="hidden" name={CSRF_FIELD} value={csrf} />
      {children}
    </form>
  );
}
