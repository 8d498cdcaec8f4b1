/** Keeps the start-up notices of oidc-provider (runtime, in-memory adapter) out of the test report. */
for (const name of ["info", "warn"] as const) {
  const original = console[name];
  console[name] = (...parts: unknown[]) => {
    if (!String(parts[0]).includes("oidc-provider ")) original(...parts);
  };
}
